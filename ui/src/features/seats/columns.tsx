// The columns of the list of subscriptions.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { SeatLine } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { date, dateTime } from '@/lib/format';
import { cn } from '@/lib/cn';
import { eventWords, haloWords, vendorWords } from './words';

function Product({ line, connection, t }: { line: SeatLine; connection: string; t: TFunction }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-2">
      <Link
        to="/seats/$connection/history"
        params={{ connection }}
        search={{ subscription: line.subscription }}
        className="min-h-6 truncate text-accent-ink underline underline-offset-2"
        title={line.product}
      >
        {line.product}
      </Link>
      {line.licence !== null && (
        <span className="tabular shrink-0 text-small text-muted">
          <VisuallyHidden>{t('seats.licenceWord')}</VisuallyHidden> {line.licence}
        </span>
      )}
    </span>
  );
}

function Count({ words, number }: { words: string; number: boolean }) {
  return <span className={cn(!number && 'text-muted')}>{words}</span>;
}

export function seatColumns(t: TFunction, connection: string): Column<SeatLine>[] {
  return [
    {
      id: 'customer',
      header: t('seats.customer'),
      width: 160,
      grow: 3,
      cell: (line) => (
        <span className="truncate" title={line.customer}>
          {line.customer}
        </span>
      ),
      sortValue: (line) => line.customer,
    },
    {
      id: 'product',
      header: t('seats.product'),
      width: 180,
      grow: 3,
      cell: (line) => <Product line={line} connection={connection} t={t} />,
      sortValue: (line) => line.product,
    },
    {
      id: 'vendor',
      header: t('seats.vendor'),
      width: 88,
      align: 'end',
      cell: ({ vendor }) => (
        <Count words={vendorWords(t, vendor)} number={vendor.state === 'counted'} />
      ),
      sortValue: ({ vendor }) => vendor.count,
    },
    {
      id: 'halo',
      header: t('seats.halo'),
      width: 98,
      align: 'end',
      cell: ({ halo }) => <Count words={haloWords(t, halo)} number={halo.state === 'live'} />,
      sortValue: ({ halo }) => (halo.count === null ? null : Number(halo.count)),
    },
    {
      id: 'changed',
      header: t('seats.changed'),
      width: 112,
      cell: (line) => (
        <span className="tabular" title={dateTime(line.changed)}>
          {date(line.changed)}
        </span>
      ),
      sortValue: (line) => new Date(line.changed).getTime(),
    },
    {
      id: 'last',
      header: t('seats.last'),
      width: 170,
      grow: 3,
      cell: ({ last }) => {
        const words = last.map((event) => eventWords(t, event)).join('; ');
        return (
          <span className="truncate text-soft" title={words}>
            {words}
          </span>
        );
      },
    },
  ];
}
