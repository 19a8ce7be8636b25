// Customers that a plan leaves alone because nobody said which client they are (C6): left alone unless a
// person decides, here or in matching. What is decided holds from the next preview on.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { MatchRow, MatchState, Preview, PreviewCustomer } from '@/bindings';
import { backend } from '@/backend/backend';
import { adoptTable, matchingQuery } from '@/features/matching/queries';
import type { Standing } from './plan-context';

const standings: Partial<Record<MatchState, Standing>> = {
  unmatched: 'skip',
  create: 'create',
  matched: 'matched',
};

/** Nothing of it has a client, and nothing is done. */
function leftAlone({ clientId, changes }: PreviewCustomer): boolean {
  return clientId === null && changes.length > 0 && changes.every((c) => c.action === 'skip');
}

export function openCustomers(
  customers: readonly PreviewCustomer[],
  rows: readonly MatchRow[],
): ReadonlyMap<string, Standing> {
  const states = new Map(rows.map((row) => [row.customerId, standings[row.state]]));
  return new Map(
    customers.filter(leftAlone).flatMap(({ customerId }) => {
      const standing = states.get(customerId);
      return standing === undefined ? [] : [[customerId, standing] as const];
    }),
  );
}

const none: readonly MatchRow[] = [];

/** Of a plan that can still be applied; what is history, or takes a run back, decides nothing. */
export function useUnmatched({ connection, customers, run, undoes }: Preview) {
  const client = useQueryClient();
  const decides = run === null && undoes === null && customers.some(leftAlone);
  const table = useQuery({ ...matchingQuery(connection), enabled: decides });
  const rows = decides ? (table.data?.rows ?? none) : none;
  const open = useMemo(() => openCustomers(customers, rows), [customers, rows]);
  const save = useMutation({
    mutationFn: ({ customerId, to }: { customerId: string; to: 'skip' | 'create' }) =>
      backend.saveMatches(connection, [
        to === 'create' ? { choice: 'create', customerId } : { choice: 'clear', customerId },
      ]),
    onSuccess: (saved) => adoptTable(client, saved),
  });
  const { mutate, isPending } = save;
  const decide = useCallback(
    (customerId: string, to: 'skip' | 'create') => {
      if (!isPending && open.get(customerId) !== to) mutate({ customerId, to });
    },
    [mutate, isPending, open],
  );
  return {
    open,
    saving: save.isPending ? save.variables.customerId : null,
    failure: save.error,
    decide,
    /** Decided otherwise since: the plan does not know of it yet. */
    moved: [...open.values()].filter((standing) => standing !== 'skip').length,
  };
}
