// "Run now": what a run that is due would do, at once. Planned as the schedule allows, then applied like any plan.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { notifyDone } from '@/components/ui/notice';
import { useReadingFor } from '@/features/preview-start/reading';
import { ReadingNow } from '@/features/preview-start/ReadingNow';

export function RunNow({ connection }: { connection: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="schedule-run-now">
        {t('schedule.runNow')}
      </Button>
      {open && <RunNowDialog connection={connection} onClose={() => setOpen(false)} />}
    </>
  );
}

function RunNowDialog({ connection, onClose }: { connection: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const reading = useReadingFor(
    connection,
    async () => {
      const made = await backend.planAsScheduled(connection);
      // What the guard stops, a person looks at; what does nothing needs no run.
      if (!made.guarded && made.acting > 0) await backend.apply(made.plan, null);
      return made;
    },
    ({ plan, acting, guarded, heldBack }) => {
      onClose();
      void client.invalidateQueries({ queryKey: ['schedule', connection] });
      if (heldBack > 0) notifyDone(t('schedule.runNowHeld', { count: heldBack }));
      if (guarded) void navigate({ to: '/plans/$plan', params: { plan } });
      else if (acting > 0) void navigate({ to: '/runs/$plan', params: { plan } });
      else notifyDone(t('schedule.runNowNothing', { connection }));
    },
  );
  const busy = reading.at === 'reading' || reading.at === 'stopping';
  return (
    <Dialog
      open
      onClose={() => {
        reading.stop();
        onClose();
      }}
      title={t('schedule.runNowOf', { connection })}
      actions={
        busy ? (
          <Button busy={reading.at === 'stopping'} onClick={reading.stop}>
            {t(reading.at === 'stopping' ? 'home.previewStopping' : 'home.previewStop')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              kind="primary"
              onClick={() => void reading.start(undefined)}
              data-testid="schedule-run-now-start"
            >
              {t('schedule.runNow')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {busy ? (
          <ReadingNow connection={connection} wait={reading.wait} moved={reading.moved} />
        ) : (
          <>
            {reading.failure && <ErrorNotice failure={reading.failure} />}
            {reading.at === 'stopped' && (
              <p role="status">
                {t(reading.moved === null ? 'home.previewStopped' : 'home.previewStoppedKept')}
              </p>
            )}
            <p className="text-soft">{t('schedule.runNowText')}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
