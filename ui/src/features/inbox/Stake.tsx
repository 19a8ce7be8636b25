// The money at stake: each currency and period by itself, and how much is not known. Never 0 for that.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { StakeAmountView, StakeView } from '@/bindings';
import { Money } from '@/components/ui/Money';

function period({ months }: StakeAmountView, t: TFunction): string {
  if (months === null) return t('inbox.period');
  if (months === 1) return t('inbox.month');
  if (months === 12) return t('inbox.year');
  return months % 12 === 0
    ? t('inbox.years', { count: months / 12 })
    : t('inbox.months', { count: months });
}

export function Stake({ stake }: { stake: StakeView | null }) {
  const { t } = useTranslation();
  if (stake === null) return null;
  if (stake.amounts.length === 0) return <span className="text-muted">{t('common.notKnown')}</span>;
  return (
    <span className="flex flex-col items-end">
      {stake.amounts.map((a) => (
        <span key={`${a.currency ?? ''} ${a.months ?? 0}`} className="whitespace-nowrap">
          {stake.difference && !a.amount.startsWith('-') && a.amount !== '0' && '+'}
          <Money amount={a.amount} currency={a.currency} period={period(a, t)} />
        </span>
      ))}
      {stake.unknown > 0 && (
        <span className="text-small text-muted">
          {t('inbox.notKnown', { count: stake.unknown })}
        </span>
      )}
    </span>
  );
}
