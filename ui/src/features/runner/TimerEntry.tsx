// The entry in the system's scheduler: how it stands, what is wrong with it, and what is written, shown before it is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { RunnerView, TimerStanding, TimerState } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StateWord } from '@/components/ui/StateWord';
import type { State } from '@/components/ui/tones';
import { Faults } from './Faults';
import { useTimer } from './queries';
import { TimerTexts } from './TimerTexts';

const signs: Record<TimerState, State> = {
  absent: 'skip',
  well: 'pass',
  broken: 'warn',
  unavailable: 'skip',
};

export function TimerEntry({ view }: { view: RunnerView }) {
  const { t } = useTranslation();
  const { timer, timerRefused } = view;
  return (
    <section className="flex flex-col items-start gap-2" data-testid="timer">
      <h3 className="font-medium">{t('runner.system')}</h3>
      {timer === null && timerRefused !== null && (
        <ErrorNotice failure={asFailure(timerRefused)} tone="care" />
      )}
      {timer !== null && (
        <>
          <p className="text-soft">{t(`runner.scheduler.${timer.scheduler}`)}</p>
          <Standing standing={timer.standing} />
          {timer.textsRefused !== null && (
            <ErrorNotice failure={asFailure(timer.textsRefused)} tone="care" />
          )}
          <TimerTexts texts={timer.texts} />
          <Acts standing={timer.standing} ready={timer.textsRefused === null} />
          {timer.scheduler === 'systemd' && timer.standing.state === 'well' && (
            <p className="text-small text-muted">{t('runner.linger')}</p>
          )}
        </>
      )}
    </section>
  );
}

function Standing({ standing }: { standing: TimerStanding }) {
  const { t } = useTranslation();
  const { state, every, program, faults } = standing;
  return (
    <>
      <div role="status" data-testid="timer-state">
        <StateWord state={signs[state]} word={t(`runner.state.${state}`, { count: every ?? 0 })} />
      </div>
      {/* A fault names it where it is another. */}
      {state === 'well' && program !== null && (
        <p className="text-small break-all text-muted">{t('runner.calls', { program })}</p>
      )}
      <Faults faults={faults} />
    </>
  );
}

interface ActsProps {
  standing: TimerStanding;
  /** Whether it can be written at all. */
  ready: boolean;
}

function Acts({ standing, ready }: ActsProps) {
  const { t } = useTranslation();
  const { install, repair, remove } = useTimer();
  const [asked, setAsked] = useState(false);
  const { state, mendable } = standing;
  const failed = [install, repair, remove].find((act) => act.isError)?.error;
  // What is there can be taken away, also where its scheduler is not; what is not Halyard's is refused.
  const there = state === 'well' || state === 'broken' || standing.program !== null;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {state === 'absent' && (
          <Button
            busy={install.isPending}
            disabled={!ready}
            onClick={() => install.mutate()}
            data-testid="timer-install"
          >
            {t('runner.install')}
          </Button>
        )}
        {state === 'broken' && mendable && (
          <Button
            busy={repair.isPending}
            disabled={!ready}
            onClick={() => repair.mutate()}
            data-testid="timer-repair"
          >
            {t('runner.repair')}
          </Button>
        )}
        {there && (
          <Button kind="quiet" onClick={() => setAsked(true)} data-testid="timer-remove">
            {t('runner.remove')}
          </Button>
        )}
      </div>
      {failed !== undefined && <ErrorNotice failure={asFailure(failed)} />}
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsked(false) })}
        title={t('runner.removeTitle')}
        action={t('runner.remove')}
        busy={remove.isPending}
      >
        <p>{t('runner.removeText')}</p>
      </ConfirmDialog>
    </>
  );
}
