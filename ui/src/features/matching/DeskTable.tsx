// The table of the matching screen. Drawn anew only when its rows or ticks are.
import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import type { Ordering } from '@/components/data-table/model';
import type { RowActs } from './acts';
import { matchColumns } from './columns';
import { needsYou, type Line } from './lines';

export interface DeskTableProps {
  label: string;
  shown: readonly Line[];
  clients: ReadonlyMap<number, ClientChoice>;
  acts: RowActs;
  ordering: Ordering;
  ticks: ReadonlySet<string>;
  onTick: (ticks: ReadonlySet<string>) => void;
  onActive: (line: Line | null) => void;
  empty: ReactNode;
}

const rowId = (line: Line) => line.id;
const name = (line: Line) => line.row.customerName;

function Table(props: DeskTableProps) {
  const { t } = useTranslation();
  const { clients, acts, ticks, onTick } = props;
  const columns = useMemo(() => matchColumns(t, clients, acts), [t, clients, acts]);
  const selection = useMemo(() => ({ selected: ticks, onChange: onTick, name }), [ticks, onTick]);
  return (
    <DataTable
      label={props.label}
      rows={props.shown}
      columns={columns}
      rowId={rowId}
      ordering={props.ordering}
      selection={selection}
      onActivate={acts.choose}
      onActiveChange={props.onActive}
      isException={needsYou}
      empty={props.empty}
    />
  );
}

export const DeskTable = memo(Table);
