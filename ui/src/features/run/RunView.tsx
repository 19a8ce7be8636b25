// One run on the screen. When it ends it leads to the receipt, unless the person is at something here.
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunState } from '@/bindings';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { announce } from '@/components/ui/LiveRegion';
import { StateWord } from '@/components/ui/StateWord';
import { Screen } from '@/frame/Screen';
import { useCommands } from '@/frame/commands';
import { dateTime } from '@/lib/format';
import { CancelDialog } from './CancelDialog';
import { Figures } from './Figures';
import { seen, useHeard } from './ended';
import { timeLeft } from './left';
import { linkLook } from './look';
import { useCancel, useResume } from './queries';
import { useBusyHands } from './quiet';
import { canGoOn, resultLine } from './result';
import { Stopped } from './Stopped';
import { Wait } from './Wait';

export function RunView({ state }: { state: RunState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { plan, run, status, left } = state;
  const atWork = status === 'running';
  const [asking, setAsking] = useState(false);
  const cancel = useCancel(plan);
  const resume = useResume(plan);
  const busyHands = useBusyHands();
  const resumes = canGoOn(state);

  // A run so short that it ended before it was seen has ended here all the same.
  const { begun } = useHeard(plan);
  const wasAtWork = useRef(atWork || begun);
  useEffect(() => seen(plan), [plan]);
  useEffect(() => {
    const ends = wasAtWork.current && !atWork;
    wasAtWork.current = atWork;
    if (!ends) return;
    announce(resultLine(state));
    setAsking(false);
    cancel.reset();
    if (!canGoOn(state) && !busyHands()) {
      void navigate({ to: '/receipts/$run', params: { run }, replace: true });
    }
  }, [atWork, state, run, navigate, busyHands, cancel]);

  const goOn = () => resume.mutate();
  const seeReceipt = () => void navigate({ to: '/receipts/$run', params: { run } });
  const stopping = atWork && cancel.isSuccess;
  useCommands([
    ...(atWork && !stopping
      ? [{ id: 'run:cancel', label: t('run.cancel'), run: () => setAsking(true) }]
      : []),
    ...(resumes ? [{ id: 'run:resume', label: t('run.goOn'), run: goOn }] : []),
    ...(atWork ? [] : [{ id: 'run:receipt', label: t('run.receipt'), run: seeReceipt }]),
  ]);

  return (
    <Screen
      title={t('run.titleOf', { run })}
      subtitle={
        <>
          {t('run.about', { plan, connection: state.connection })},{' '}
          {t('run.started', { time: dateTime(state.started) })}
        </>
      }
      actions={
        atWork ? (
          <Button busy={stopping} onClick={() => setAsking(true)} data-testid="run-cancel">
            {t(stopping ? 'run.cancelling' : 'run.cancel')}
          </Button>
        ) : (
          <>
            <Button
              kind={resumes ? 'secondary' : 'primary'}
              onClick={seeReceipt}
              data-testid="run-receipt"
            >
              {t('run.receipt')}
            </Button>
            {resumes && (
              <Button
                kind="primary"
                busy={resume.isPending}
                onClick={goOn}
                data-testid="run-resume"
              >
                {t('run.goOnCount', { count: left })}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="flex max-w-4xl flex-col gap-5" data-testid="run">
        {!atWork && (
          <Stopped state={state} refused={resume.isError ? asFailure(resume.error) : null} />
        )}
        <Figures state={state} />
        {atWork && state.waits !== null && <Wait wait={state.waits} />}
        {atWork && (
          <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5">
            <dt className="text-muted">{t('run.state')}</dt>
            <dd>
              <StateWord state={state.waits === null ? 'running' : 'waiting'} />
            </dd>
            <dt className="text-muted">{t('run.customer')}</dt>
            <dd data-testid="run-customer" className="min-w-0 [overflow-wrap:anywhere]">
              {state.customer === '' ? t('run.customerNone') : state.customer}
            </dd>
            <dt className="text-muted">{t('run.time')}</dt>
            <dd data-testid="run-time" className="tabular">
              {timeLeft(state.secondsLeft)}
            </dd>
          </dl>
        )}
        <p>
          <Link to="/plans/$plan" params={{ plan }} className={linkLook}>
            {t('run.preview')}
          </Link>
        </p>
      </div>
      <CancelDialog
        state={state}
        open={asking && atWork}
        busy={cancel.isPending}
        failure={cancel.isError ? asFailure(cancel.error) : null}
        onClose={() => setAsking(false)}
        onStop={() => cancel.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </Screen>
  );
}
