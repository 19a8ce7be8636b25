// Each change, the newest first: when, what both sides counted from then on, what happened and who did it.
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatEvent, SeatPoint } from '@/bindings';
import { cn } from '@/lib/cn';
import { dateTime } from '@/lib/format';
import { betweenWords, eventWords, haloWords, vendorWords } from './words';

const columns = ['when', 'vendor', 'halo', 'what', 'by'] as const;
const widths: Record<(typeof columns)[number], string> = {
  when: 'w-40',
  vendor: 'w-26 text-right',
  halo: 'w-26 text-right',
  what: '',
  by: 'w-[34%]',
};

export function Points({ points }: { points: readonly SeatPoint[] }) {
  const { t } = useTranslation();
  const title = useId();
  return (
    <section aria-labelledby={title} className="flex flex-col gap-1">
      <h2 id={title} className="font-semibold">
        {t('seats.changes')}
      </h2>
      <div className="overflow-x-auto">
        <table aria-labelledby={title} className="w-full min-w-[700px] table-fixed border-collapse">
          <thead>
            <tr className="border-b border-edge text-left text-small text-soft">
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={cn('px-3 py-1 font-semibold first:pl-0', widths[column])}
                >
                  {t(`seats.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point, i) => (
              // Two points may have the same moment; their order is theirs.
              <PointRow key={`${points.length - i} ${point.at}`} point={point} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PointRow({ point }: { point: SeatPoint }) {
  const { t } = useTranslation();
  const { vendor, halo, events } = point;
  const cell = 'px-3 py-2 first:pl-0';
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className={cn(cell, 'tabular text-left font-normal whitespace-nowrap')}>
        {dateTime(point.at)}
      </th>
      <td
        className={cn(
          cell,
          'tabular text-right whitespace-nowrap',
          vendor.state !== 'counted' && 'text-muted',
        )}
      >
        {vendorWords(t, vendor)}
      </td>
      <td
        className={cn(
          cell,
          'tabular text-right whitespace-nowrap',
          halo.state !== 'live' && 'text-muted',
        )}
      >
        {haloWords(t, halo)}
      </td>
      <td className={cell}>
        <ul className="flex flex-col gap-0.5">
          {events.map((event) => (
            <li key={event.what}>{eventWords(t, event)}</li>
          ))}
        </ul>
      </td>
      <td className={cell}>
        <ul className="flex flex-col gap-1">
          {makers(events).map((event) => (
            <Maker key={event.by} event={event} point={point} />
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** Each who made a change, once. */
function makers(events: readonly SeatEvent[]): SeatEvent[] {
  return events.filter((e, i) => e.by !== 'seen' && events.findIndex((x) => x.by === e.by) === i);
}

function Maker({ event, point }: { event: SeatEvent; point: SeatPoint }) {
  const { t } = useTranslation();
  const { by, run, who, undoes } = event;
  const between = betweenWords(t, event, point);
  if (by === 'run' && run !== null) {
    return (
      <li className="[overflow-wrap:anywhere]">
        <Link
          to="/receipts/$run"
          params={{ run }}
          className="text-accent-ink underline underline-offset-2"
        >
          {run}
        </Link>{' '}
        {undoes !== null && `${t('seats.undoOf', { run: undoes })} `}
        <span className="text-soft">{t('seats.byRun', { who: who ?? t('common.notKnown') })}</span>
      </li>
    );
  }
  const whose =
    by === 'vendor'
      ? t('seats.byVendor')
      : run === null
        ? t('seats.byHalo')
        : t('seats.byPerhaps', { run });
  return (
    <li>
      {whose}
      {between !== null && <span className="tabular block text-small text-muted">{between}</span>}
    </li>
  );
}
