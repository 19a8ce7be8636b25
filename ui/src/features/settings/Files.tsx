// The data folder, and a file for a report.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Group } from './Group';
import { aboutQuery } from './queries';
import { SavedLine } from './SavedLine';

export function Files() {
  const { t } = useTranslation();
  const about = useQuery(aboutQuery);
  const open = useMutation({ mutationFn: () => backend.openDataFolder() });
  const support = useMutation({ mutationFn: () => backend.saveSupportFile() });
  const failure = [open, support].find((work) => work.isError)?.error;
  const folder = about.data?.folder;
  return (
    <Group title={t('settings.files')}>
      <div className="flex flex-col items-start gap-2">
        <div>
          <h3 className="font-medium">{t('settings.folder')}</h3>
          <p className="text-soft">{t('settings.folderText')}</p>
        </div>
        {folder !== undefined && (
          <p className="flex max-w-full items-center gap-1">
            <code className="font-mono text-small break-all">{folder}</code>
            <CopyButton
              text={folder}
              label={t('common.copyWhat', { what: t('settings.folder') })}
            />
          </p>
        )}
        <Button busy={open.isPending} onClick={() => open.mutate()}>
          {t('settings.folderOpen')}
        </Button>
      </div>
      <div className="flex flex-col items-start gap-2">
        <div>
          <h3 className="font-medium">{t('settings.support')}</h3>
          <p className="text-soft">{t('settings.supportText')}</p>
        </div>
        <Button busy={support.isPending} onClick={() => support.mutate()}>
          {t('settings.supportSave')}
        </Button>
        {support.data && <SavedLine file={support.data} testid="support-saved" />}
      </div>
      {failure != null && <ErrorNotice failure={asFailure(failure)} />}
    </Group>
  );
}
