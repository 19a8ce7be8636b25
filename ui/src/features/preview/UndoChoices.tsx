// What a person may choose in an undo: fields that were changed since, and deletion of what the run made. Each
// choice makes a new plan; the one on the screen stays as it is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Conflicts } from './Conflicts';
import { DeleteDialog } from './DeleteDialog';
import { chosen, type useUndoAgain } from './queries';

interface UndoChoicesProps {
  preview: Preview;
  /** The run it takes back. */
  run: string;
  undo: ReturnType<typeof useUndoAgain>;
}

export function UndoChoices({ preview, run, undo }: UndoChoicesProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const { plan, tally } = preview;
  return (
    <>
      <Conflicts
        preview={preview}
        busy={undo.isPending}
        onUndo={(also) => undo.mutate({ plan, run, also, confirm: null })}
      />
      {tally.deactivate > 0 && tally.delete === 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-soft">{t('preview.deleteOffer', { count: tally.deactivate })}</p>
          <Button data-testid="delete-open" onClick={() => setDeleting(true)}>
            {t('preview.deleteOpen')}
          </Button>
        </div>
      )}
      {deleting && (
        <DeleteDialog
          run={run}
          busy={undo.isPending}
          onClose={() => setDeleting(false)}
          onDelete={(confirm) => {
            setDeleting(false);
            undo.mutate({ plan, run, also: chosen(preview), confirm });
          }}
        />
      )}
    </>
  );
}
