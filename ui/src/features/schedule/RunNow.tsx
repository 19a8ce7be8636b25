// "Run now": what a run that is due would do, at once. Planned as the schedule allows, then applied like any plan.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { Button } from '@/components/ui/Button';
import { notifyDone } from '@/components/ui/notice';
import { useReadingFor } from '@/features/preview-start/reading';
import { ReadingDialog } from '@/features/preview-start/ReadingDialog';

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
  return (
    <ReadingDialog
      title={t('schedule.runNowOf', { connection })}
      connection={connection}
      reading={reading}
      onClose={onClose}
      start={
        <Button
          kind="primary"
          onClick={() => void reading.start(undefined)}
          data-testid="schedule-run-now-start"
        >
          {t('schedule.runNow')}
        </Button>
      }
    >
      <p className="text-soft">{t('schedule.runNowText')}</p>
    </ReadingDialog>
  );
}
