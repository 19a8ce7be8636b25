// What the inbox asks, and what is answered to its items.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import type { Limits, Until } from '@/bindings';
import { notifyDone } from '@/components/ui/notice';

/** Under Home's name: whatever makes Home anew makes this anew. */
export const inboxQuery = queryOptions({
  queryKey: ['home', 'inbox'],
  queryFn: () => backend.inbox(),
});

function useAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['home'] });
}

/** Takes items up again. */
export function useReopen() {
  const { t } = useTranslation();
  const anew = useAnew();
  return useMutation({
    mutationFn: (keys: string[]) => backend.reopenAttention(keys),
    onSuccess: () => notifyDone(t('inbox.reopened')),
    onSettled: anew,
  });
}

/** "Seen, dealt with", with a way back. */
export function useResolve() {
  const { t } = useTranslation();
  const anew = useAnew();
  const reopen = useReopen();
  return useMutation({
    mutationFn: (keys: string[]) => backend.resolveAttention(keys),
    onSuccess: (count, keys) =>
      notifyDone(t('inbox.resolved', { count }), () => reopen.mutate(keys)),
    onSettled: anew,
  });
}

/** "Later", with a way back. */
export function useSnooze() {
  const { t } = useTranslation();
  const anew = useAnew();
  const reopen = useReopen();
  return useMutation({
    mutationFn: ({ keys, until }: { keys: string[]; until: Until }) =>
      backend.snoozeAttention(keys, until),
    onSuccess: (count, { keys }) =>
      notifyDone(t('inbox.snoozed', { count }), () => reopen.mutate(keys)),
    onSettled: anew,
  });
}

/** Looks again. */
export function useRecheck() {
  const { t } = useTranslation();
  const anew = useAnew();
  return useMutation({
    mutationFn: (key: string) => backend.recheckAttention(key),
    onSuccess: ({ left }) => {
      if (left.length === 0) notifyDone(t('inbox.gone'));
    },
    onSettled: anew,
  });
}

/** Forgets the link of a licence that is gone. */
export function useForgetLink() {
  const { t } = useTranslation();
  const anew = useAnew();
  return useMutation({
    mutationFn: (key: string) => backend.forgetLostLink(key),
    onSuccess: () => notifyDone(t('inbox.linkCleared')),
    onSettled: anew,
  });
}

/** Goes on with an interrupted run. */
export function useResume(onGoing: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (plan: string) => backend.resume(plan),
    onSuccess: () => {
      for (const queryKey of [['home'], ['desk']] as const) {
        void client.invalidateQueries({ queryKey });
      }
      onGoing();
    },
  });
}

export const limitsQuery = (connection: string) =>
  queryOptions({
    queryKey: ['attentionLimits', connection],
    queryFn: () => backend.attentionLimits(connection),
    gcTime: 0,
  });

export function useSaveLimits(connection: string, onSaved: () => void) {
  const { t } = useTranslation();
  const anew = useAnew();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: Limits | null) => backend.saveAttentionLimits(connection, limits),
    onSuccess: (limits) => {
      client.setQueryData(limitsQuery(connection).queryKey, limits);
      notifyDone(t('inbox.saved', { connection }));
      onSaved();
    },
    onSettled: anew,
  });
}
