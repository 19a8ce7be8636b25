// The table of the matching screen. Drawn anew only when its rows or ticks are.
import { memo, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import type { Ordering } from '@/components/data-table/model';
import { useNarrower } from '@/lib/use-narrower';
import type { RowActs } from './acts';
import { matchColumns, roomy } from './columns';
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
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrower(box, roomy);
  const columns = useMemo(() => matchColumns(t, clients, acts, narrow), [t, clients, acts, narrow]);
  const selection = useMemo(() => ({ selected: ticks, onChange: onTick, name }), [ticks, onTick]);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
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
    </div>
  );
}

export const DeskTable = memo(Table);
