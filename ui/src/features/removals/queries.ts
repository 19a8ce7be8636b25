// What the screen of removals asks, and what it saves.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { MissingPolicy } from '@/bindings';

/** From the store, with each visit: a reading or a run may have changed it. */
export const removalsQuery = (connection: string) =>
  queryOptions({
    queryKey: ['removals', connection],
    queryFn: () => backend.removals(connection),
    gcTime: 0,
  });

export function useChooseRemovals(connection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: MissingPolicy) => backend.chooseRemovals(connection, policy),
    onSuccess: (view) => {
      client.setQueryData(['removals', connection], view);
      for (const queryKey of [
        ['connection', connection],
        ['schedule', connection],
      ] as const) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
