// Taking over what was saved on another workstation, wherever it is offered: a file is chosen in the system's
// own dialogue, what would differ is shown, and only then it is done.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { backend } from '@/backend/backend';
import { Button } from '@/components/ui/Button';
import { ReplaceDialog } from './ReplaceDialog';

export interface TakingOver {
  ask: () => void;
  busy: boolean;
  dialog: ReactNode;
}

/** `onTaken` is called when the dialog is closed after it was done. */
export function useTakeOver(onTaken?: () => void): TakingOver {
  const { t } = useTranslation();
  const client = useQueryClient();
  const choose = useMutation({ mutationFn: () => backend.chooseImport() });
  const take = useMutation({
    mutationFn: (seen: string) => backend.importChosen(seen),
    onSuccess: () => outdateAll(client),
  });
  const preview = choose.data ?? undefined;
  const ask = () => {
    take.reset();
    choose.mutate();
  };
  const close = () => {
    const taken = take.isSuccess;
    choose.reset();
    take.reset();
    if (taken) onTaken?.();
  };
  // Closing the system's dialogue without a file is no answer: nothing is shown.
  const open = choose.isError || preview !== undefined;
  return {
    ask,
    busy: choose.isPending,
    dialog: open && (
      <ReplaceDialog
        from="export"
        title={t(choose.isError ? 'settings.takeOverFailed' : 'settings.takeOverTitle')}
        warning={t('settings.takeOverWarn')}
        action={t('settings.takeOverAction')}
        done={t('settings.takenOver')}
        preview={preview}
        error={choose.error ?? take.error}
        busy={take.isPending}
        replaced={take.data}
        onReplace={take.mutate}
        onClose={close}
        further={<Button onClick={ask}>{t('settings.takeOverAnother')}</Button>}
        {...(preview === undefined ? {} : { file: preview.file })}
      />
    ),
  };
}
