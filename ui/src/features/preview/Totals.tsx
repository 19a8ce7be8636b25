// How many changes of each kind. Each figure is also the filter for its rows.
import { useTranslation } from 'react-i18next';
import type { Action, Tally } from '@/bindings';
import { inks, signs } from '@/components/ui/tones';
import { count } from '@/lib/format';
import { cn } from '@/lib/cn';
import { actions } from './change';

/** Only an undo ever deletes, and seldom. */
const shown = (tally: Tally) => (action: Action) => action !== 'delete' || tally.delete > 0;

interface TotalsProps {
  tally: Tally;
  value: Action | null;
  onChange: (value: Action | null) => void;
}

export function Totals({ tally, value, onChange }: TotalsProps) {
  const { t } = useTranslation();
  return (
    <div
      role="group"
      aria-label={t('preview.total.group')}
      data-testid="preview-totals"
      className="-mx-2 grid grid-cols-[repeat(auto-fit,minmax(5.6rem,1fr))] gap-y-1"
    >
      {actions.filter(shown(tally)).map((action) => {
        const { tone, icon: Icon } = signs[action];
        const n = tally[action];
        const on = value === action;
        const word = t(`preview.action.${action}`);
        return (
          <button
            key={action}
            type="button"
            aria-pressed={on}
            data-testid={`total-${action}`}
            onClick={() => onChange(action)}
            className={cn(
              'fade flex min-w-0 flex-col items-start rounded border px-2 py-1 text-left',
              on ? 'border-accent-ink bg-selected' : 'border-transparent hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-1.5">
              <span
                className={cn(
                  'tabular text-title leading-7',
                  n === 0 ? 'text-muted' : 'font-semibold text-ink',
                )}
              >
                {count(n)}
              </span>
              <Icon
                aria-hidden
                size={15}
                className={cn('shrink-0', n === 0 ? 'text-muted' : inks[tone])}
              />
            </span>
            <span className={cn('text-small', n === 0 ? 'text-muted' : 'text-soft')}>{word}</span>
          </button>
        );
      })}
    </div>
  );
}
