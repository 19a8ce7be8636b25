// What is asked and done about who runs what is due.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runnerQuery } from '@/api/shared';
import { backend } from '@/backend/backend';
import type { RunnerSettings, RunnerView } from '@/bindings';
import { notifyDone } from '@/components/ui/notice';

/** The system may have been told otherwise meanwhile: read with each visit. */
export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: () => backend.presence(),
  gcTime: 0,
});

/** Writes the entry, for the first time or anew, or takes it away; the answer is how it stands then. */
export function useTimer() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = (text: string) => (view: RunnerView) => {
    client.setQueryData(runnerQuery.queryKey, view);
    notifyDone(text);
  };
  const install = useMutation({
    mutationFn: () => backend.installTimer(),
    onSuccess: done(t('runner.installed')),
  });
  const repair = useMutation({
    mutationFn: () => backend.installTimer(),
    onSuccess: done(t('runner.repaired')),
  });
  const remove = useMutation({
    mutationFn: () => backend.removeTimer(),
    onSuccess: done(t('runner.removed')),
  });
  return { install, repair, remove };
}

export function useRunnerSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chosen: RunnerSettings) => backend.saveRunnerSettings(chosen),
    onSettled: () => client.invalidateQueries({ queryKey: ['runner'] }),
  });
}

export function useStartAtLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => backend.startAtLogin(on),
    onSettled: () => client.invalidateQueries({ queryKey: ['presence'] }),
  });
}

/** Runs what is due now, and says how much that was. */
export function useRunDue() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.runDue(),
    onSuccess: (count) =>
      notifyDone(count === 0 ? t('runner.ranNone') : t('runner.ran', { count })),
    onSettled: () => client.invalidateQueries({ queryKey: ['runner'] }),
  });
}
