// One month: a table with its days. A day on which a term ends is a button that shows that day alone.
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import { month as monthWords, weekdays } from '@/lib/format';
import type { DayCounts } from './lines';
import { weeksOf } from './months';
import { dayWords } from './words';

export interface MonthTableProps {
  month: string;
  today: string;
  /** First and last day that are looked at. */
  since: string;
  until: string;
  days: ReadonlyMap<string, DayCounts>;
  chosen: string | null;
  /** The one day that Tab reaches; arrows go to the others. */
  stop: string | null;
  onChoose: (day: string) => void;
}

/** More than that are not told apart at a glance; how many they are is told in words. */
const mostDots = 3;

export function MonthTable(props: MonthTableProps) {
  const { month, today, since, until } = props;
  const long = weekdays('long');
  return (
    <table className="tabular border-collapse text-center text-small">
      <caption className="pb-1 text-left font-medium">{monthWords(month)}</caption>
      <thead>
        <tr>
          {weekdays('narrow').map((narrow, i) => (
            <th key={long[i]} scope="col" className="w-8 font-normal text-muted">
              <span aria-hidden>{narrow}</span>
              <VisuallyHidden>{long[i]}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, n) => (
          <tr key={n}>
            {week.map((day, i) => (
              <td key={i} className="p-px">
                {day !== null && (
                  <Day {...props} day={day} out={day < since || day > until} now={day === today} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: MonthTableProps & { day: string; out: boolean; now: boolean }) {
  const { t } = useTranslation();
  const { day, days, out, now, chosen, stop, onChoose } = props;
  const counts = days.get(day);
  const number = Number(day.slice(8));
  const box =
    'flex h-6 w-full min-[1280px]:h-7 flex-col items-center justify-center rounded leading-none';
  const mark = now && 'font-semibold underline underline-offset-2';
  if (counts === undefined) {
    return (
      <span
        aria-current={now ? 'date' : undefined}
        className={cn(box, out ? 'text-muted' : 'text-soft', mark)}
      >
        {number}
      </span>
    );
  }
  const all = counts.renews + counts.ends + counts.notTold;
  const on = chosen === day;
  const words = dayWords(t, day, counts);
  return (
    <button
      type="button"
      aria-label={words}
      aria-pressed={on}
      aria-current={now ? 'date' : undefined}
      title={words}
      data-day={day}
      tabIndex={day === stop ? 0 : -1}
      onClick={() => onChoose(day)}
      className={cn(
        'fade gap-0.5 border font-medium',
        box,
        on ? 'border-accent-ink bg-selected' : 'border-edge hover:bg-hover',
        mark,
      )}
    >
      {number}
      <span aria-hidden className="flex gap-0.5">
        {Array.from({ length: Math.min(all, mostDots) }, (_, i) => (
          <span key={i} className="size-1 rounded-full bg-accent-ink" />
        ))}
      </span>
    </button>
  );
}
