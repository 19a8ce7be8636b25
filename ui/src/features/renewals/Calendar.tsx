// Three months of days beside the list, or above it. Arrows go from one day with renewals to the next.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalList } from '@/bindings';
import { IconButton } from '@/components/ui/IconButton';
import type { DayCounts } from './lines';
import { monthOf, monthsFrom, plusDays, plusMonths } from './months';
import { MonthTable } from './MonthTable';

/** How many months are seen at once. */
const seen = 3;
/** How long an end that has passed is still listed. */
const overdueDays = 30;

export interface CalendarProps {
  list: RenewalList;
  days: ReadonlyMap<string, DayCounts>;
  chosen: string | null;
  onChoose: (day: string | null) => void;
}

export function Calendar({ list, days, chosen, onChoose }: CalendarProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const since = plusDays(list.today, -overdueDays);
  const [from, setFrom] = useState(monthOf(list.today));
  const last = plusMonths(from, seen - 1);
  const months = monthsFrom(from, last);
  const inView = [...days.keys()]
    .filter((day) => monthOf(day) >= from && monthOf(day) <= last)
    .sort();
  const [at, setAt] = useState<string | null>(null);
  const stop = [at, chosen].find((day) => day !== null && inView.includes(day)) ?? inView[0];

  const onKeyDown = (event: KeyboardEvent) => {
    const day = (event.target as HTMLElement).dataset['day'];
    if (day === undefined) return;
    const next = nextDay(event.key, day, inView);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    // Its keys arrive from the days inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={box}
      aria-label={t('renewals.calendar')}
      data-testid="renewal-calendar"
      onKeyDown={onKeyDown}
      className="flex shrink-0 items-start gap-x-4 gap-y-3 py-3 min-[1280px]:flex-col min-[1280px]:overflow-auto min-[1280px]:border-l min-[1280px]:border-line min-[1280px]:pl-5"
    >
      <div className="flex flex-col gap-1 min-[1280px]:flex-row">
        <IconButton
          label={t('renewals.earlier')}
          disabled={from <= monthOf(since)}
          onClick={() => setFrom(plusMonths(from, -1))}
        >
          <ChevronLeft aria-hidden size={18} />
        </IconButton>
        <IconButton
          label={t('renewals.later')}
          disabled={last >= monthOf(list.until)}
          onClick={() => setFrom(plusMonths(from, 1))}
        >
          <ChevronRight aria-hidden size={18} />
        </IconButton>
      </div>
      {months.map((month) => (
        <MonthTable
          key={month}
          month={month}
          today={list.today}
          since={since}
          until={list.until}
          days={days}
          chosen={chosen}
          stop={stop ?? null}
          onChoose={(day) => {
            setAt(day);
            onChoose(day === chosen ? null : day);
          }}
        />
      ))}
    </section>
  );
}

/** Where a key leads from a day: along, or a week up or down to the nearest there is. */
function nextDay(key: string, day: string, days: readonly string[]): string | undefined {
  const place = days.indexOf(day);
  switch (key) {
    case 'ArrowRight':
      return days[place + 1];
    case 'ArrowLeft':
      return days[place - 1];
    case 'ArrowDown':
      return days.find((d) => d >= plusDays(day, 7));
    case 'ArrowUp':
      return days.findLast((d) => d <= plusDays(day, -7));
    case 'Home':
      return days[0];
    case 'End':
      return days[days.length - 1];
    default:
      return undefined;
  }
}
