// How people are told: read, changed, tried out. A secret goes in with a change and never comes back.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { NotifyView, Way } from '@/bindings';
import { notifyDone } from '@/components/ui/notice';

/** Runs go on meanwhile and note how each way went: read with each visit. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => backend.notifications(),
  gcTime: 0,
});

/** A change that answers with what holds from now on; `done` is said once it does. */
export function useNotifyChange<V>(change: (given: V) => Promise<NotifyView>, done?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      client.setQueryData(notificationsQuery.queryKey, view);
      if (done !== undefined) notifyDone(done);
    },
  });
}

/** A test message now; how it went is noted by the engine, so that is read anew. */
export function useTest(way: Way) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.testNotification(way),
    onSettled: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
}
