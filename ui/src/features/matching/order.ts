// The order of rows. It follows what is saved, never what is staged: a row must not jump away from
// under the hand that just decided it. Saving, undoing and suggesting put it where it then belongs.
//
// 1. unmatched with a suggestion to look at   (one key decides it)
// 2. unmatched without one
// 3. unmatched with the same name             ("Suggest matches" stages these by itself)
// 4. conflict  5. create later  6. matched  7. excluded
//
// Within each, by name.
import type { MatchRow, MatchState } from '@/bindings';
import { compare } from '@/components/data-table/columns';
import type { Sort } from '@/components/data-table/model';

const ranks: Record<Exclude<MatchState, 'unmatched'>, number> = {
  conflict: 3,
  create: 4,
  matched: 5,
  excluded: 6,
};

export function rank(row: MatchRow): number {
  if (row.state !== 'unmatched') return ranks[row.state];
  if (row.proposal === null) return 1;
  return row.proposal.kind === 'exact' ? 2 : 0;
}

function byName(a: MatchRow, b: MatchRow): number {
  return compare(a.customerName, b.customerName) || compare(a.customerId, b.customerId);
}

const keys: Record<string, (row: MatchRow) => string | number | null> = {
  customer: (row) => row.customerName,
  state: rank,
  client: (row) => row.clientName ?? row.proposal?.clientName ?? null,
  // Suggestions by how alike they are, best first, then reasons by their words.
  why: (row) => row.proposal?.score ?? (row.why === '' ? null : row.why),
};

export function ordered(rows: readonly MatchRow[], sort: Sort | undefined): MatchRow[] {
  const sorted = [...rows].sort(byName);
  const key = keys[sort?.id ?? 'state'];
  if (key === undefined) return sorted;
  const turn = sort?.desc === true ? -1 : 1;
  const keyed = sorted.map((row) => ({ row, at: key(row) }));
  keyed.sort((a, b) => {
    if (a.at === null || b.at === null) return Number(a.at === null) - Number(b.at === null);
    return turn * compare(a.at, b.at);
  });
  return keyed.map(({ row }) => row);
}
