// The days of the week, each to be ticked.
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Day } from '@/bindings';
import { Checkbox } from '@/components/ui/Checkbox';
import { days } from './form';
import { dayName } from './words';

interface DaysProps {
  value: readonly Day[];
  onChange: (days: Day[]) => void;
  error?: string;
}

export function Days({ value, onChange, error }: DaysProps) {
  const { t } = useTranslation();
  const turn = (day: Day, on: boolean) =>
    onChange(days.filter((d) => (d === day ? on : value.includes(d))));
  return (
    <fieldset id="schedule-days" tabIndex={-1} className="outline-none">
      <legend className="mb-1 font-medium">{t('schedule.days')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {days.map((day) => (
          <Checkbox
            key={day}
            label={dayName(day, 'long')}
            checked={value.includes(day)}
            onChange={(on) => turn(day, on)}
          />
        ))}
      </div>
      {error !== undefined && (
        <p className="flex items-center gap-1.5 text-small text-bad">
          <CircleAlert aria-hidden size={16} className="shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
