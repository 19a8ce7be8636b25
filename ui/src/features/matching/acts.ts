// What can be done with rows, as the table and the keys ask for it.
import type { Line } from './lines';

export interface RowActs {
  choose: (line: Line) => void;
  accept: (lines: readonly Line[]) => void;
  create: (lines: readonly Line[]) => void;
  exclude: (lines: readonly Line[]) => void;
  clear: (lines: readonly Line[]) => void;
  /** Back to what is saved. */
  revert: (line: Line) => void;
}
