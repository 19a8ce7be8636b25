// What a column is, and how wide.
import type { ReactNode } from 'react';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** The least width in px; `grow` shares out what is left over. */
  width: number;
  grow?: number;
  /** Numbers stand at the end, in tabular figures. */
  align?: 'end';
  /** With it the column can be sorted; null always comes last. */
  sortValue?: (row: T) => string | number | null;
  /** The header is only for readers, as over a column of buttons. */
  headerHidden?: boolean;
}

export const tickWidth = 40;

export function template<T>(columns: readonly Column<T>[], ticks: boolean): string {
  const tracks = columns.map((c) =>
    c.grow === undefined ? `${c.width}px` : `minmax(${c.width}px, ${c.grow}fr)`,
  );
  return [...(ticks ? [`${tickWidth}px`] : []), ...tracks].join(' ');
}

export function leastWidth<T>(columns: readonly Column<T>[], ticks: boolean): number {
  return columns.reduce((w, c) => w + c.width, ticks ? tickWidth : 0);
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Ascending; the table turns it round where the person asks for descending. */
export function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return words.compare(String(a), String(b));
}
