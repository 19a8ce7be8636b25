// Asked when the window is to close while runs are at work. Drawn once, in the frame.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Closing } from '@/bindings';
import { backend, events } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { ended } from './ended';
import { listening } from './listening';

export function CloseDialog() {
  const { t } = useTranslation();
  const [plans, setPlans] = useState<readonly string[]>([]);
  const close = useMutation({ mutationFn: (closing: Closing) => backend.closeWindow(closing) });
  useEffect(
    () =>
      listening([
        events.closeAsked.listen(({ payload }) => setPlans(payload.plans)),
        events.runEnded.listen(({ payload }) => {
          // What stopped a run is told once; here somebody always listens.
          ended(payload.plan, payload.error);
          setPlans((now) => now.filter((plan) => plan !== payload.plan));
        }),
      ]),
    [],
  );
  const stay = () => {
    setPlans([]);
    close.reset();
  };
  return (
    <Dialog
      open={plans.length > 0}
      onClose={stay}
      title={t('run.close.title', { count: plans.length })}
      actions={
        <Button onClick={stay} data-testid="close-stay">
          {t('run.close.stay')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4" data-testid="close-dialog">
        {close.isError && <ErrorNotice failure={asFailure(close.error)} />}
        <p className="text-soft">{t('run.close.text')}</p>
        {(['finish', 'stop'] as const).map((closing) => (
          <div key={closing} className="flex flex-col items-start gap-1">
            <Button
              busy={close.isPending && close.variables === closing}
              disabled={close.isPending}
              onClick={() => close.mutate(closing)}
              aria-describedby={`close-${closing}-text`}
              data-testid={`close-${closing}`}
            >
              {t(`run.close.${closing}`)}
            </Button>
            <p id={`close-${closing}-text`} className="text-small text-muted">
              {t(`run.close.${closing}Text`)}
            </p>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
