// What the run screens ask and order.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { RunState } from '@/bindings';
import { began } from './ended';
import { merged } from './merge';

/** Events carry every move; asking is the fallback for those that were missed. */
const pollMs = 5000;

export const runQuery = (plan: string, starting: boolean) =>
  queryOptions({
    queryKey: ['run', plan],
    queryFn: async ({ client, queryKey }) => {
      const asked = await backend.runState(plan);
      return merged(client.getQueryData<RunState | null>(queryKey), asked);
    },
    // A window that was loaded anew has heard nothing yet.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) =>
      state.data?.status === 'running' || (starting && state.data == null) ? pollMs : false,
  });

export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: () => backend.history(),
});

export function useCancel(plan: string) {
  return useMutation({ mutationFn: () => backend.cancel(plan) });
}

export function useResume(plan: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.resume(plan),
    onSuccess: () => {
      began(plan);
      for (const queryKey of [['desk'], ['home'], ['run', plan]] as const) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
