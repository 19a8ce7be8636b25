// The rows of the table: in order, with edits laid over them, counted, and those that are shown.
import { useMemo, useState } from 'react';
import type { MatchRow } from '@/bindings';
import type { Ordering, Sort } from '@/components/data-table/model';
import { counted, found, type Counts, type View } from './filter';
import { linesOf, type Line } from './lines';
import { ordered } from './order';
import type { Edits } from './staging';

export interface Rows {
  lines: readonly Line[];
  shown: readonly Line[];
  /** Those shown that have a suggestion. */
  offers: readonly Line[];
  counts: Counts;
  view: View;
  setView: (view: View) => void;
  search: string;
  setSearch: (search: string) => void;
  ordering: Ordering;
}

export function useRows(rows: readonly MatchRow[], edits: Edits, sought: string): Rows {
  const [view, setView] = useState<View>('all');
  const [search, setSearch] = useState(sought);
  const [sort, onSort] = useState<Sort>();
  // Sorted with the data or the order asked for, never with a key typed or a row decided.
  const inOrder = useMemo(() => ordered(rows, sort), [rows, sort]);
  const lines = useMemo(() => linesOf(inOrder, edits), [inOrder, edits]);
  const counts = useMemo(() => counted(lines), [lines]);
  const shown = useMemo(() => found(lines, view, search), [lines, view, search]);
  const offers = useMemo(() => shown.filter((line) => line.offer !== null), [shown]);
  const ordering = useMemo(() => ({ sort, onSort: (to: Sort | undefined) => onSort(to) }), [sort]);
  return { lines, shown, offers, counts, view, setView, search, setSearch, ordering };
}
