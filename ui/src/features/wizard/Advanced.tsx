// Settings that few people need, folded; they open by themselves when one of them is at fault.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '@/components/ui/Disclosure';

export function Advanced({ open, children }: { open: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  return (
    <Disclosure title={t('wizard.advanced')} open={open || wanted} onToggle={setWanted}>
      <div className="flex max-w-md flex-col gap-4">{children}</div>
    </Disclosure>
  );
}
