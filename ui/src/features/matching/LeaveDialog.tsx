// Asks before unsaved matches are left behind.
import { useBlocker } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';

export interface LeaveDialogProps {
  unsaved: number;
  saving: boolean;
  /** Whether it was saved. */
  onSave: () => Promise<boolean>;
}

function Leave({ unsaved, saving, onSave }: LeaveDialogProps) {
  const { t } = useTranslation();
  const blocked = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved > 0,
    withResolver: true,
  });
  if (blocked.status !== 'blocked') return null;
  const { proceed, reset } = blocked;
  return (
    <Dialog
      open
      onClose={reset}
      title={t('matching.leaveTitle', { count: unsaved })}
      actions={
        <>
          <Button onClick={reset}>{t('matching.leaveStay')}</Button>
          <Button data-testid="leave-drop" onClick={proceed}>
            {t('matching.leaveDrop')}
          </Button>
          <Button
            kind="primary"
            busy={saving}
            data-testid="leave-save"
            onClick={() => void onSave().then((done) => (done ? proceed() : reset()))}
          >
            {t('matching.leaveSave', { count: unsaved })}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t('matching.leaveText')}</p>
    </Dialog>
  );
}

/** Typing in the search field need not ask the router again. */
export const LeaveDialog = memo(Leave);
