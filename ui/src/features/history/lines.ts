// Runs of the history: named, found, and counted by where they stand.
import type { TFunction } from 'i18next';
import type { HistoryLine, RunStatus } from '@/bindings';
import { age } from '@/lib/format';
import { fold } from '@/lib/fold';

export type StatusFilter = 'all' | RunStatus;

const statuses: readonly RunStatus[] = [
  'running',
  'interrupted',
  'partly',
  'failed',
  'done',
  'cancelled',
  'undone',
];

export interface Wanted {
  status: StatusFilter;
  connection: string | null;
  search: string;
}

/** `R12` as 12, so that it comes after R9. */
export const numberOf = (line: HistoryLine) => Number(line.run.replace(/\D/g, ''));

export function nameOf(line: HistoryLine, t: TFunction): string {
  return line.undoes === null ? line.run : t('history.undoOf', { run: line.undoes });
}

export function lengthOf(line: HistoryLine): number | null {
  if (line.ended === null) return null;
  return new Date(line.ended).getTime() - new Date(line.started).getTime();
}

const days: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365],
  ['month', 30.4],
];

/** A history is older than the ages elsewhere: months and years count here. */
export function longAge(started: string, language: string, now: Date = new Date()): string {
  const past = (now.getTime() - new Date(started).getTime()) / 86_400_000;
  if (past < 31) return age(started, now);
  const [unit, length] = days.find(([, least]) => past >= least) ?? (['day', 1] as const);
  return new Intl.RelativeTimeFormat(language).format(-Math.floor(past / length), unit);
}

/** All but the state, which the chips count. */
export function found(lines: readonly HistoryLine[], wanted: Wanted, t: TFunction): HistoryLine[] {
  const asked = fold(wanted.search.trim());
  return lines.filter(
    (line) =>
      (wanted.connection === null || line.connection === wanted.connection) &&
      (asked === '' ||
        [line.run, line.plan, nameOf(line, t), line.who, line.connection].some((text) =>
          fold(text).includes(asked),
        )),
  );
}

export interface StatusChip {
  value: StatusFilter;
  text: string;
  count: number;
}

export function chips(lines: readonly HistoryLine[], t: TFunction): StatusChip[] {
  const count = (status: RunStatus) => lines.filter((line) => line.status === status).length;
  const filled = statuses.filter((status) => count(status) > 0);
  return [
    { value: 'all', text: t('history.all'), count: lines.length },
    ...filled.map((status) => ({
      value: status,
      text: t(`states.${status}`),
      count: count(status),
    })),
  ];
}

export const connectionsOf = (lines: readonly HistoryLine[]) =>
  [...new Set(lines.map((line) => line.connection))].sort((a, b) => a.localeCompare(b));
