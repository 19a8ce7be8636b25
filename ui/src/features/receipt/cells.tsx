// What stands in a row of the receipt: the record, what was done to it, and how it ended.
import type { TFunction } from 'i18next';
import type { Column } from '@/components/data-table/columns';
import { Diff } from '@/components/ui/Diff';
import { StateWord } from '@/components/ui/StateWord';
import { SeatsLink } from '@/features/seats/SeatsLink';
import { beforeAfter, fieldName } from '@/lib/shown';
import { OutcomeWord } from './OutcomeWord';
import { outcomes, type Row } from './rows';

function Record({ row, connection, t }: { row: Row; connection: string; t: TFunction }) {
  const { name, entity, record } = row.change;
  const number = record === null ? null : t('receipt.recordNumber', { id: record });
  return (
    <span className="flex min-w-0 flex-col">
      <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
      <span className="flex flex-wrap items-baseline gap-x-3 text-small text-muted">
        {[t(`receipt.${entity}`), number].filter(Boolean).join(', ')}
        {entity === 'licence' && <SeatsLink connection={connection} change={row.change} />}
      </span>
    </span>
  );
}

export function Fields({ row }: { row: Row }) {
  const { fields, why } = row.change;
  if (fields.length === 0) return <span className="text-soft">{why}</span>;
  return (
    <dl className="flex min-w-0 flex-col gap-0.5">
      {fields.map((field) => (
        <div key={field.field} className="flex flex-wrap items-baseline gap-x-2">
          <dt className="text-small text-muted">{fieldName(field.field)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <Diff {...beforeAfter(field)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `sortable` off where the order is the group's. */
export function receiptColumns(
  t: TFunction,
  connection: string,
  withCustomer: boolean,
): Column<Row>[] {
  const customer: Column<Row>[] = [
    { id: 'customer', header: t('receipt.customer'), width: 165, grow: 2, cell: (r) => r.customer },
  ];
  return [
    ...(withCustomer ? customer : []),
    {
      id: 'record',
      header: t('receipt.colRecord'),
      width: withCustomer ? 170 : 230,
      grow: 3,
      cell: (row) => <Record row={row} connection={connection} t={t} />,
      ...(withCustomer ? {} : { sortValue: (row: Row) => row.change.name }),
    },
    {
      id: 'action',
      header: t('receipt.colAction'),
      width: 118,
      cell: (row) => (
        <StateWord state={row.change.action} word={t(`preview.action.${row.change.action}`)} />
      ),
      ...(withCustomer ? {} : { sortValue: (row: Row) => row.change.action }),
    },
    {
      id: 'fields',
      header: t('receipt.colFields'),
      width: 200,
      grow: 4,
      cell: (row) => <Fields row={row} />,
    },
    {
      id: 'outcome',
      header: t('receipt.colOutcome'),
      width: 112,
      cell: (row) => <OutcomeWord outcome={row.outcome} />,
      ...(withCustomer ? {} : { sortValue: (row: Row) => outcomes.indexOf(row.outcome) }),
    },
  ];
}
