// Before a run is stopped: what that leaves behind.
import { useTranslation } from 'react-i18next';
import type { RunState } from '@/bindings';
import type { Failure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';

interface CancelDialogProps {
  state: RunState;
  open: boolean;
  busy: boolean;
  failure: Failure | null;
  onClose: () => void;
  onStop: () => void;
}

export function CancelDialog(props: CancelDialogProps) {
  const { state, open, busy, failure, onClose, onStop } = props;
  const { t } = useTranslation();
  const { run, done, left } = state;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('run.cancelTitle', { run })}
      actions={
        <>
          <Button onClick={onClose} data-testid="cancel-stay">
            {t('run.cancelStay')}
          </Button>
          <Button kind="primary" busy={busy} onClick={onStop} data-testid="cancel-do">
            {t('run.cancelDo')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {failure !== null && <ErrorNotice failure={failure} />}
        <p>{t('run.cancelText')}</p>
        <p className="tabular text-soft">{t('run.cancelCounts', { done, left })}</p>
      </div>
    </Dialog>
  );
}
