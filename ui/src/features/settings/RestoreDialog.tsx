// Going back to a backup: what would differ first, then, if wanted, the deed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { BackupLine, DiffPart } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { dateTime } from '@/lib/format';
import { previewBackupQuery } from './queries';

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
  const parts = preview.data?.diff.parts.filter(differs) ?? [];
  const failure = preview.error ?? restore.error;
  const missing = restore.data?.secretsMissing ?? [];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.restoreTitle', { when: dateTime(backup.at) })}
      actions={
        restore.isSuccess ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              kind="danger"
              busy={restore.isPending}
              disabled={preview.data === undefined || parts.length === 0}
              onClick={() => preview.data && restore.mutate(preview.data.sha256)}
            >
              {t('settings.restoreAction')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3" data-testid="restore">
        {restore.isSuccess ? (
          <p role="status">{t('settings.restored')}</p>
        ) : (
          <p className="text-soft">{t('settings.restoreText')}</p>
        )}
        {missing.length > 0 && (
          <p className="text-care">{t('settings.restoreSecrets', { names: missing.join(', ') })}</p>
        )}
        {failure !== null && <ErrorNotice failure={asFailure(failure)} />}
        {preview.isPending && <Skeleton rows={4} />}
        {!restore.isSuccess && preview.data && (
          <>
            {!preview.data.audit.intact && <p className="text-bad">{t('settings.restoreAudit')}</p>}
            {parts.length === 0 ? <p>{t('settings.restoreSame')}</p> : <Parts parts={parts} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

function differs({ added, removed, changed }: DiffPart): boolean {
  return added.count + removed.count + changed.count > 0;
}

function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-2">
      {parts.map((part) => (
        <li key={part.part}>
          <span className="font-medium">{t(`settings.parts.${part.part}`)}</span>
          <span className="tabular text-muted">
            {' '}
            {t('settings.hereThere', { here: part.here, there: part.there })}
          </span>
          {(['added', 'removed', 'changed'] as const).map((kind) => {
            const { count, names } = part[kind];
            if (count === 0) return null;
            const more = count > names.length ? ' …' : '';
            return (
              <p key={kind} className="text-small [overflow-wrap:anywhere] text-soft">
                {t(`settings.diff.${kind}`, { count })} {names.join(', ')}
                {more}
              </p>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
