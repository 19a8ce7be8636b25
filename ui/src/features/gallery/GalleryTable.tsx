// The table with many rows, ticks, sorting and, on request, groups (`?groups`).
import { useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table/DataTable';
import type { Column } from '@/components/data-table/columns';
import type { Grouping } from '@/components/data-table/model';
import { EmptyState } from '@/components/ui/EmptyState';
import { Money } from '@/components/ui/Money';
import { StateWord } from '@/components/ui/StateWord';
import { count } from '@/lib/format';
import { fold } from '@/lib/fold';
import { galleryRows, type Sample } from './sample';

const columns: Column<Sample>[] = [
  {
    id: 'customer',
    header: 'Customer',
    width: 240,
    grow: 2,
    cell: (row) => row.customer,
    sortValue: (row) => row.customer,
  },
  {
    id: 'state',
    header: 'State',
    width: 130,
    cell: (row) => <StateWord state={row.state} />,
    sortValue: (row) => row.state,
  },
  { id: 'client', header: 'Halo client', width: 200, grow: 1, cell: (row) => row.client ?? 'none' },
  {
    id: 'seats',
    header: 'Quantity',
    width: 110,
    align: 'end',
    cell: (row) => count(row.seats),
    sortValue: (row) => row.seats,
  },
  {
    id: 'price',
    header: 'Cost',
    width: 170,
    align: 'end',
    cell: (row) => <Money amount={row.price} currency="GBP" period="per month" />,
    sortValue: (row) => (row.price === null ? null : Number(row.price)),
  },
];

const byState: Grouping<Sample> = { key: (row) => row.state, title: (key) => key };
const query = new URLSearchParams(window.location.search);
const rowId = (row: Sample) => row.id;
const nameOf = (row: Sample) => row.customer;
const isException = (row: Sample) => row.state === 'conflict' || row.state === 'unmatched';

export function GalleryTable({ search }: { search: string }) {
  const all = useMemo(() => galleryRows(Number(query.get('size') ?? 10_000)), []);
  const rows = useMemo(
    () => all.filter((row) => fold(row.customer).includes(fold(search))),
    [all, search],
  );
  const [selected, onChange] = useState<ReadonlySet<string>>(new Set(['c1', 'c3']));
  const selection = useMemo(() => ({ selected, onChange, name: nameOf }), [selected]);
  return (
    <DataTable
      label="Customers"
      rows={rows}
      columns={columns}
      rowId={rowId}
      selection={selection}
      isException={isException}
      {...(query.has('groups') ? { grouping: byState } : {})}
      empty={<EmptyState text="No customer is called that." />}
    />
  );
}
