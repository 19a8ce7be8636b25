// A run that is over: its result, and where something stopped it, what, and what to do about it.
import { useTranslation } from 'react-i18next';
import type { RunState } from '@/bindings';
import type { Failure } from '@/backend/failure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StateWord } from '@/components/ui/StateWord';
import { useHeard } from './ended';
import { canGoOn, resultLine } from './result';

interface StoppedProps {
  state: RunState;
  /** Why it could not go on. */
  refused: Failure | null;
}

export function Stopped({ state, refused }: StoppedProps) {
  const { t } = useTranslation();
  const { error } = useHeard(state.plan);
  const failure = refused ?? error ?? state.why;
  // A stop that a person asked for is nothing that went wrong.
  const tone = failure?.code === 'INTERRUPTED' ? 'care' : 'bad';
  return (
    <div className="flex flex-col gap-3">
      {failure !== null && <ErrorNotice failure={failure} tone={tone} />}
      <p
        role="status"
        data-testid="run-result"
        className="flex flex-wrap items-center gap-x-4 gap-y-1"
      >
        <StateWord state={state.status} />
        <span className="font-medium">{resultLine(state)}</span>
      </p>
      {canGoOn(state) && failure === null && <p className="text-soft">{t('run.stoppedFix')}</p>}
    </div>
  );
}
