// What a scheduled run covers.
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';
import type { Faults, Typed } from './form';
import { Part } from './Part';

interface CoversProps {
  typed: Typed;
  faults: Faults;
  onChange: (some: Partial<Typed>) => void;
}

export function Covers({ typed, faults, onChange }: CoversProps) {
  const { t } = useTranslation();
  return (
    <Part title={t('schedule.covers')}>
      <div id="schedule-covers" tabIndex={-1} className="flex flex-col gap-2 outline-none">
        <Checkbox
          label={t('schedule.customers')}
          hint={t('schedule.customersHint')}
          checked={typed.customers}
          onChange={(customers) => onChange({ customers })}
        />
        <Checkbox
          label={t('schedule.subscriptions')}
          hint={t('schedule.subscriptionsHint')}
          checked={typed.subscriptions}
          onChange={(subscriptions) => onChange({ subscriptions })}
        />
        {faults.covers !== undefined && (
          <p className="flex items-center gap-1.5 text-small text-bad">
            <CircleAlert aria-hidden size={16} className="shrink-0" />
            {t(faults.covers)}
          </p>
        )}
      </div>
    </Part>
  );
}
