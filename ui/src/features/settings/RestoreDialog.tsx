// Going back to a backup: what would differ first, then, if wanted, the deed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { backend } from '@/backend/backend';
import type { BackupLine } from '@/bindings';
import { dateTime } from '@/lib/format';
import { previewBackupQuery } from './queries';
import { ReplaceDialog } from './ReplaceDialog';

interface RestoreDialogProps {
  backup: BackupLine;
  onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const preview = useQuery(previewBackupQuery(backup.name));
  const restore = useMutation({
    mutationFn: (seen: string) => backend.restoreBackup(backup.name, seen),
    onSuccess: () => outdateAll(client),
  });
  return (
    <ReplaceDialog
      from="backup"
      title={t('settings.restoreTitle', { when: dateTime(backup.at) })}
      warning={t('settings.restoreText')}
      action={t('settings.restoreAction')}
      done={t('settings.restored')}
      preview={preview.data}
      error={preview.error ?? restore.error}
      busy={restore.isPending}
      replaced={restore.data}
      onReplace={restore.mutate}
      onClose={onClose}
    />
  );
}
