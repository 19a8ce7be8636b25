// Backups of the store: the newest, one more, and going back to one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { BackupLine } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { dateTime, decimal } from '@/lib/format';
import { Group } from './Group';
import { backupsQuery } from './queries';
import { RestoreDialog } from './RestoreDialog';

/** Rows that are listed before the rest is asked for. */
const first = 5;

export function Backups() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useQuery(backupsQuery);
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<BackupLine | null>(null);
  const make = useMutation({
    mutationFn: () => backend.makeBackup(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['backups'] }),
  });
  const failure = list.error ?? make.error;
  const lines = list.data ?? [];
  const shown = all ? lines : lines.slice(0, first);
  return (
    <Group title={t('settings.backups')}>
      <div className="flex flex-col items-start gap-2">
        <p className="text-soft">{t('settings.backupsText')}</p>
        {lines.length === 0 && list.isSuccess && <p>{t('settings.backupsNone')}</p>}
        <ul className="w-full" data-testid="backups">
          {shown.map((line) => (
            <li
              key={line.name}
              className="flex flex-wrap items-center gap-x-4 border-b border-line py-1"
            >
              <span className="tabular min-w-46">{dateTime(line.at)}</span>
              <span className="flex-1 text-soft">{t(`settings.backupFor.${line.reason}`)}</span>
              <span className="tabular text-muted">{megabytes(line.bytes)} MB</span>
              <Button
                kind="quiet"
                aria-label={t('settings.restoreOf', { when: dateTime(line.at) })}
                onClick={() => setChosen(line)}
              >
                {t('settings.restore')}
              </Button>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          {lines.length > shown.length && (
            <Button kind="quiet" onClick={() => setAll(true)}>
              {t('settings.backupsAll', { count: lines.length })}
            </Button>
          )}
          <Button busy={make.isPending} onClick={() => make.mutate()}>
            {t('settings.backupMake')}
          </Button>
        </div>
      </div>
      {failure != null && <ErrorNotice failure={asFailure(failure)} />}
      {chosen !== null && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </Group>
  );
}

function megabytes(bytes: number): string {
  return decimal((bytes / 1_000_000).toFixed(1));
}
