// How far ahead is looked.
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/ui/Choice';
import { usualDays } from './queries';

const others = ['30', '60', '180', '365'] as const;

export function Ahead({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('renewals.ahead')}
      any={t('renewals.days', { count: usualDays })}
      options={others.map((value) => ({
        value,
        text: t('renewals.days', { count: Number(value) }),
      }))}
      value={others.find((value) => Number(value) === days) ?? null}
      onChange={(value) => onDays(value === null ? usualDays : Number(value))}
    />
  );
}
