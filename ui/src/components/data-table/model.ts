// Rows in their order, then under their groups: one flat list of lines to draw.
import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import { compare, type Column } from './columns';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;

export interface Grouping<T> {
  key: (row: T) => string;
  /** The group's own line; its count is drawn beside it. */
  title: (key: string, rows: readonly T[]) => string;
  /** Further words or figures at the end of the group's line. */
  summary?: (key: string, rows: readonly T[]) => React.ReactNode;
  openAtFirst?: (key: string) => boolean;
}

export type Line<T> =
  | { kind: 'row'; id: string; row: T }
  | { kind: 'group'; id: string; group: string; rows: T[]; open: boolean };

export interface Sort {
  id: string;
  desc: boolean;
}

/** Rows that come sorted already: the table shows how, and asks for another order. */
export interface Ordering {
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}

interface ModelOptions<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  grouping: Grouping<T> | undefined;
  initialSort: Sort | undefined;
  ordering: Ordering | undefined;
}

const none: never[] = [];

function definitions<T extends object>(columns: readonly Column<T>[]): ColumnDef<Features, T>[] {
  return columns.map((column) => {
    const { sortValue } = column;
    if (sortValue === undefined) return { id: column.id, enableSorting: false };
    return {
      id: column.id,
      // Undefined, not null, is what the table keeps last in both directions.
      accessorFn: (row: T) => sortValue(row) ?? undefined,
      sortUndefined: 'last',
      sortDescFirst: false,
      sortFn: (a, b, id) =>
        compare(a.getValue<string | number>(id), b.getValue<string | number>(id)),
    };
  });
}

export function useTableModel<T extends object>(options: ModelOptions<T>) {
  const { rows, columns, rowId, grouping, initialSort, ordering } = options;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const defs = useMemo(() => definitions(columns), [columns]);
  const table = useTable<Features, T>({
    features,
    columns: defs,
    data: ordering === undefined ? rows : none,
    getRowId: rowId,
    initialState: { sorting: initialSort === undefined ? [] : [initialSort] },
  });
  const sorted = table.getRowModel().rows;
  const inOrder = ordering === undefined ? null : rows;
  const lines = useMemo(() => {
    const flat =
      inOrder === null
        ? sorted.map((r): Line<T> => ({ kind: 'row', id: r.id, row: r.original }))
        : inOrder.map((row): Line<T> => ({ kind: 'row', id: rowId(row), row }));
    return grouping === undefined ? flat : grouped(flat, grouping, turned);
  }, [sorted, inOrder, rowId, grouping, turned]);
  const turnGroup = (key: string) => {
    const next = new Set(turned);
    if (!next.delete(key)) next.add(key);
    setTurned(next);
  };
  const sort = ordering === undefined ? table.state.sorting[0] : ordering.sort;
  const sortBy = useCallback(
    (id: string) => {
      const next =
        sort?.id === id ? (sort.desc ? undefined : { id, desc: true }) : { id, desc: false };
      if (ordering) ordering.onSort(next);
      else table.setSorting(next === undefined ? [] : [next]);
    },
    [sort, ordering, table],
  );
  return { lines, turnGroup, sort, sortBy };
}

function grouped<T>(
  flat: Line<T>[],
  grouping: Grouping<T>,
  turned: ReadonlySet<string>,
): Line<T>[] {
  const groups = new Map<string, Line<T>[]>();
  for (const line of flat) {
    if (line.kind !== 'row') continue;
    const key = grouping.key(line.row);
    const members = groups.get(key);
    if (members) members.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].flatMap(([key, members]): Line<T>[] => {
    const first = grouping.openAtFirst?.(key) ?? true;
    const open = turned.has(key) ? !first : first;
    const rows = members.flatMap((m) => (m.kind === 'row' ? [m.row] : []));
    const head: Line<T> = { kind: 'group', id: `group:${key}`, group: key, rows, open };
    return open ? [head, ...members] : [head];
  });
}
