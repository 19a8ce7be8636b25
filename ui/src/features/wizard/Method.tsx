// Everything or Microsoft only (C2). Locked once licences are linked by it (C5), with the reason.
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RadioCards } from '@/components/ui/RadioCards';

interface MethodProps {
  value: string;
  onChange: (method: string) => void;
  lockedBy: number;
}

const methods = [
  ['subscriptions', 'wizard.methodAll', 'wizard.methodAllText', 'wizard.methodVendorAll'],
  [
    'subscriptions-management-report',
    'wizard.methodMicrosoft',
    'wizard.methodMicrosoftText',
    'wizard.methodVendorMicrosoft',
  ],
] as const;

export function Method({ value, onChange, lockedBy }: MethodProps) {
  const { t } = useTranslation();
  const locked = lockedBy > 0;
  return (
    <div className="flex flex-col gap-2" data-testid="method">
      <RadioCards
        legend={t('wizard.method')}
        value={value}
        onChange={onChange}
        cards={methods.map(([method, title, text, vendor]) => ({
          value: method,
          title: t(title),
          disabled: locked && method !== value,
          text: (
            <>
              {t(text)}
              <span className="block text-small text-muted">{t(vendor)}</span>
            </>
          ),
        }))}
      />
      {locked && (
        <p className="flex items-start gap-2 text-soft" data-testid="method-locked">
          <Lock aria-hidden size={16} className="mt-0.5 shrink-0" />
          {t('wizard.methodLocked', { count: lockedBy })}
        </p>
      )}
    </div>
  );
}
