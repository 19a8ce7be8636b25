// Says what undoing does before anything is asked of Halo. It only makes a plan.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { undoRun, usePlanFrom } from './queries';

export interface UndoDialogProps {
  run: string;
  applied: number;
  open: boolean;
  onClose: () => void;
}

export function UndoDialog({ run, applied, open, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const undo = usePlanFrom(undoRun);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('receipt.undoHeading', { run })}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={undo.isPending}
            data-testid="undo-preview"
            onClick={() => undo.mutate(run)}
          >
            {t('receipt.undoAction')}
          </Button>
        </>
      }
    >
      <div data-testid="undo-dialog" className="flex flex-col gap-3">
        <p>{t('receipt.undoText', { count: applied })}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{t('receipt.undoFields')}</li>
          <li>{t('receipt.undoLicences')}</li>
          <li>{t('receipt.undoClients')}</li>
        </ul>
        <p>{t('receipt.undoNothing')}</p>
        {undo.isError && <ErrorNotice failure={asFailure(undo.error)} />}
      </div>
    </Dialog>
  );
}
