// The changes of a receipt as rows: filtered by outcome and words, grouped by customer or repair.
import type { Outcome, ReceiptChange } from '@/bindings';
import { fold } from '@/lib/fold';

export interface Row extends ReceiptChange {
  id: string;
  /** What the row is found by. */
  words: string;
}

/** One outcome, or one of the two sums of the result line. */
export type Filter = 'all' | 'problems' | 'rest' | Outcome;

export const outcomes = [
  'applied',
  'failed',
  'stale',
  'needsYou',
  'waiting',
  'leftAlone',
] as const satisfies readonly Outcome[];

const problems: readonly Outcome[] = ['failed', 'stale'];
const rest: readonly Outcome[] = ['waiting', 'leftAlone'];

/** Something has to be mended before it can be in Halo. */
export const isProblem = ({ outcome }: ReceiptChange) =>
  outcome === 'needsYou' || problems.includes(outcome);

export function rowsOf(changes: readonly ReceiptChange[]): Row[] {
  return changes.map((c) => ({
    ...c,
    id: String(c.change.seq),
    words: [
      c.customer,
      c.customerId,
      c.change.name,
      c.change.subscription,
      c.change.record,
      c.error?.code,
      c.error?.what,
    ].join(' '),
  }));
}

export type Counts = Record<Filter, number>;

export function countsOf(rows: readonly ReceiptChange[]): Counts {
  const counts: Counts = {
    all: rows.length, problems: 0, rest: 0,
    applied: 0, failed: 0, stale: 0, needsYou: 0, waiting: 0, leftAlone: 0,
  }; // prettier-ignore
  for (const { outcome } of rows) counts[outcome] += 1;
  for (const outcome of problems) counts.problems += counts[outcome];
  for (const outcome of rest) counts.rest += counts[outcome];
  return counts;
}

/** A sum that is one outcome alone is that outcome: two chips for the same rows would only puzzle. */
export function exact(filter: Filter, counts: Counts): Filter {
  const parts = filter === 'problems' ? problems : filter === 'rest' ? rest : [];
  const filled = parts.filter((outcome) => counts[outcome] > 0);
  return filled.length === 1 ? (filled[0] ?? filter) : filter;
}

/** The filters worth a chip: all, those that hold anything, and a sum while it is the one in use. */
export function offered(counts: Counts, filter: Filter): Filter[] {
  const sum = filter === 'problems' || filter === 'rest' ? [filter] : [];
  return ['all', ...sum, ...outcomes.filter((o) => counts[o] > 0)];
}

function passes(row: Row, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'problems') return problems.includes(row.outcome);
  if (filter === 'rest') return rest.includes(row.outcome);
  return row.outcome === filter;
}

export function filtered(rows: readonly Row[], filter: Filter, search: string): Row[] {
  const wanted = fold(search.trim());
  return rows.filter(
    (row) => passes(row, filter) && (wanted === '' || fold(row.words).includes(wanted)),
  );
}

/** What has to be mended: the same code and the same fix are one repair, however many rows it has. */
export function repairOf(row: ReceiptChange): string {
  const { error, change, outcome } = row;
  return error === null ? `${outcome} ${change.why}` : `${error.code} ${error.fix}`;
}

/** Rows of one repair beside each other, the most frequent repair first. */
export function byRepair(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.filter(isProblem)) {
    const members = groups.get(repairOf(row));
    if (members) members.push(row);
    else groups.set(repairOf(row), [row]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** By id: two customers may share a name. */
export function byCustomer(rows: readonly Row[]): Map<string, Row[]> {
  const customers = new Map<string, Row[]>();
  for (const row of rows) {
    const its = customers.get(row.customerId);
    if (its) its.push(row);
    else customers.set(row.customerId, [row]);
  }
  return customers;
}
