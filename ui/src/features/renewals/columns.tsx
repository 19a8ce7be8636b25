// The columns of the list of renewals.
import type { TFunction } from 'i18next';
import type { RenewalLine } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import { Money } from '@/components/ui/Money';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import { count, date } from '@/lib/format';
import { lineId } from './lines';
import { Then } from './Then';
import { leftWords } from './words';

function Customer({ line, t, onOpen }: { line: RenewalLine; t: TFunction; onOpen: Open }) {
  return (
    <button
      type="button"
      title={line.client ?? t('renewals.notMatched')}
      data-testid={`renewal-${lineId(line)}`}
      className="min-h-6 truncate text-left text-accent-ink underline underline-offset-2"
      onClick={() => onOpen(line)}
    >
      {line.customer}
    </button>
  );
}

function Day({ line, t }: { line: RenewalLine; t: TFunction }) {
  return (
    <span className="tabular flex min-w-0 items-baseline gap-1.5" title={line.rule}>
      <span className="shrink-0">
        {date(line.day)}
        {line.assumed && <span aria-hidden>*</span>}
        {line.assumed && <VisuallyHidden>, {t('renewals.assumed')}</VisuallyHidden>}
      </span>
      <span className={cn('truncate text-small', line.days < 0 ? 'text-care' : 'text-muted')}>
        {leftWords(t, line)}
      </span>
    </span>
  );
}

/** For sorting within one list; the exact text is what is shown. */
const size = (amount: RenewalLine['cost']['month']) =>
  amount === null ? null : Number(amount.amount);

type Open = (line: RenewalLine) => void;

export function renewalColumns(t: TFunction, onOpen: Open): Column<RenewalLine>[] {
  return [
    {
      id: 'customer',
      header: t('renewals.customer'),
      width: 110,
      grow: 3,
      cell: (line) => <Customer line={line} t={t} onOpen={onOpen} />,
      sortValue: (line) => line.customer,
    },
    {
      id: 'product',
      header: t('renewals.product'),
      width: 96,
      grow: 3,
      cell: (line) => line.product,
      sortValue: (line) => line.product,
    },
    {
      id: 'seats',
      header: t('renewals.seats'),
      width: 58,
      align: 'end',
      cell: (line) => (
        <span className={cn(line.seats === null && 'text-muted')}>{count(line.seats)}</span>
      ),
      sortValue: (line) => line.seats,
    },
    {
      id: 'day',
      header: t('renewals.day'),
      width: 196,
      cell: (line) => <Day line={line} t={t} />,
      sortValue: (line) => line.day,
    },
    {
      id: 'then',
      header: t('renewals.then'),
      width: 154,
      cell: (line) => <Then line={line} />,
      sortValue: (line) => (line.due === 'ahead' ? line.then : ` ${line.due}`),
    },
    {
      id: 'month',
      header: t('renewals.perMonth'),
      width: 96,
      align: 'end',
      cell: ({ cost }) => (
        <Money amount={cost.month?.amount ?? null} currency={cost.month?.currency ?? null} />
      ),
      sortValue: ({ cost }) => size(cost.month),
    },
    {
      id: 'term',
      header: t('renewals.perTerm'),
      width: 102,
      align: 'end',
      cell: ({ cost }) => (
        <Money amount={cost.term?.amount ?? null} currency={cost.term?.currency ?? null} />
      ),
      sortValue: ({ cost }) => size(cost.term),
    },
  ];
}
