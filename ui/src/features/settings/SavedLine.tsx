// Where a file went, and the way to it.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { SavedFile } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';

export function SavedLine({ file, testid }: { file: SavedFile; testid: string }) {
  const { t } = useTranslation();
  const show = useMutation({ mutationFn: () => backend.showFile(file) });
  return (
    <>
      <div role="status" className="flex flex-wrap items-center gap-3" data-testid={testid}>
        <span className="break-all">{t('settings.supportSaved', { ...file })}</span>
        <Button kind="quiet" onClick={() => show.mutate()}>
          {t('settings.supportShow')}
        </Button>
      </div>
      {show.isError && <ErrorNotice failure={asFailure(show.error)} />}
    </>
  );
}
