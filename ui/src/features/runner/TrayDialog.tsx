// Asked once, as the window is closed and there is a schedule: whether Halyard stays in the tray. Drawn in the frame.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend, events } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { listening } from '@/features/run/listening';

export function TrayDialog() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const answer = useMutation({
    mutationFn: (stay: boolean) => backend.keepInTray(stay),
    // Shown again later, the window must not ask again.
    onSuccess: () => setOpen(false),
  });
  useEffect(() => listening([events.trayAsked.listen(() => setOpen(true))]), []);
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title={t('runner.askTitle')}
      actions={
        <>
          <Button
            busy={answer.isPending && !answer.variables}
            disabled={answer.isPending}
            onClick={() => answer.mutate(false)}
          >
            {t('runner.askEnd')}
          </Button>
          <Button
            kind="primary"
            busy={answer.isPending && answer.variables}
            disabled={answer.isPending}
            onClick={() => answer.mutate(true)}
          >
            {t('runner.askStay')}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t('runner.askText')}</p>
      {answer.isError && <ErrorNotice failure={asFailure(answer.error)} />}
    </Dialog>
  );
}
