// What can be done with the ticked rows. Below the table, so that no row moves when the first is ticked.
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import type { RowActs } from './acts';
import type { Line } from './lines';

export interface TickedBarProps {
  lines: readonly Line[];
  acts: RowActs;
  onUntick: () => void;
}

export function TickedBar({ lines, acts, onUntick }: TickedBarProps) {
  const { t } = useTranslation();
  const count = lines.length;
  if (count === 0) return null;
  const offers = lines.filter((line) => line.offer !== null);
  const decided = lines.filter((line) => line.state !== 'unmatched');
  return (
    <div
      role="group"
      aria-label={t('matching.tickedActions')}
      data-testid="ticked-bar"
      className="flex flex-wrap items-center gap-2 border-t border-edge bg-selected px-3 py-1.5"
    >
      <span className="tabular mr-2 font-medium">{t('matching.ticked', { count })}</span>
      {offers.length > 0 && (
        <Button onClick={() => acts.accept(offers)}>
          {t('matching.tickedAccept', { count: offers.length })}
        </Button>
      )}
      <Button onClick={() => acts.create(lines)}>{t('matching.tickedCreate', { count })}</Button>
      <Button onClick={() => acts.exclude(lines)}>{t('matching.tickedExclude', { count })}</Button>
      {decided.length > 0 && (
        <Button onClick={() => acts.clear(decided)}>
          {t('matching.tickedClear', { count: decided.length })}
        </Button>
      )}
      <Button kind="quiet" className="ml-auto" onClick={onUntick}>
        {t('matching.untick')}
      </Button>
    </div>
  );
}
