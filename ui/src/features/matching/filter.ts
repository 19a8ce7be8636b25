// Which rows are shown, and how many there are of each kind. Runs with every key typed, so it only
// looks at texts that were folded before.
import { fold } from '@/lib/fold';
import type { Line } from './lines';

export const views = [
  'all',
  'left',
  'suggested',
  'matched',
  'create',
  'excluded',
  'conflict',
  'changed',
] as const;
export type View = (typeof views)[number];

const within: Record<View, (line: Line) => boolean> = {
  all: () => true,
  left: (line) => line.state === 'unmatched',
  suggested: (line) => line.offer !== null,
  matched: (line) => line.state === 'matched',
  create: (line) => line.state === 'create',
  excluded: (line) => line.state === 'excluded',
  conflict: (line) => line.state === 'conflict',
  changed: (line) => line.edit !== null,
};

export type Counts = Record<View, number>;

export function counted(lines: readonly Line[]): Counts {
  const counts: Counts = {
    all: lines.length,
    left: 0,
    suggested: 0,
    matched: 0,
    create: 0,
    excluded: 0,
    conflict: 0,
    changed: 0,
  };
  for (const line of lines) {
    if (line.state === 'unmatched') counts.left += 1;
    else counts[line.state] += 1;
    if (line.offer !== null) counts.suggested += 1;
    if (line.edit !== null) counts.changed += 1;
  }
  return counts;
}

/** Every word must be found, in any of the names and numbers, whatever its case and accents. */
export function found(lines: readonly Line[], view: View, search: string): readonly Line[] {
  const words = search
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  if (view === 'all' && words.length === 0) return lines;
  const belongs = within[view];
  return lines.filter((line) => belongs(line) && words.every((word) => line.text.includes(word)));
}
