// What the settings screen asks, and what it saves.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import type { HaloForm } from '@/bindings';
import { notifyDone } from '@/components/ui/notice';

export const aboutQuery = queryOptions({ queryKey: ['about'], queryFn: () => backend.about() });

/** Runs make backups, too: read with each visit. */
export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: () => backend.backups(),
  gcTime: 0,
});

/** What going back would change, as it is now. */
export const previewBackupQuery = (name: string) =>
  queryOptions({
    queryKey: ['backup', name],
    queryFn: () => backend.previewBackup(name),
    gcTime: 0,
  });

export const connectionQuery = (name: string) =>
  queryOptions({ queryKey: ['connection', name], queryFn: () => backend.connectionForm(name) });

/** Saves the limit alone; the rest of the connection and its secret stay as they are. */
export function useSaveBudget(name: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: HaloForm) => backend.saveHalo(form, null),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['connection', name] });
      notifyDone(t('settings.budgetSaved', { connection: name }));
    },
  });
}
