// Runs: what is at work, what waits for a person, and the newest runs.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery, homeQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { Screen } from '@/frame/Screen';
import { linkLook } from './look';
import { NewestRuns } from './NewestRuns';
import { historyQuery } from './queries';
import { Waiting } from './Waiting';
import { Working } from './Working';

const shownRuns = 10;

export function RunsScreen() {
  const { t } = useTranslation();
  const home = useQuery(homeQuery);
  const desk = useQuery(deskQuery);
  const history = useQuery(historyQuery);
  const error = home.error ?? desk.error ?? history.error;
  const vendor = home.data?.connections.find((c) => c.side !== 'halo');
  const title = t('frame.runs');
  if (home.data === undefined || desk.data === undefined || history.data === undefined) {
    return (
      <Screen title={title}>
        {error === null ? <Skeleton rows={6} /> : <ErrorNotice failure={asFailure(error)} />}
      </Screen>
    );
  }
  const waiting = home.data.attention.filter(
    (a) => a.kind === 'runInterrupted' || a.kind === 'runFailed',
  );
  const { plans } = home.data;
  const { working } = desk.data;
  const runs = history.data.slice(0, shownRuns);
  if (waiting.length + plans.length + working.length + runs.length === 0) {
    return (
      <Screen title={title}>
        <EmptyState
          text={t(vendor ? 'run.runs.empty' : 'run.runs.emptyNoVendor')}
          action={
            vendor ? (
              <PreviewStart connection={vendor.name} kind="primary" />
            ) : (
              <Link to="/connect/$step" params={{ step: 'vendor' }} className={linkLook}>
                {t('run.runs.connect')}
              </Link>
            )
          }
        />
      </Screen>
    );
  }
  return (
    <Screen
      title={title}
      actions={vendor && <PreviewStart connection={vendor.name} kind="primary" />}
      footer={<span>{t('run.runs.foot', { count: runs.length })}</span>}
    >
      <div className="flex flex-col gap-8" data-testid="runs">
        {working.length > 0 && <Working plans={working} />}
        <Waiting items={waiting} plans={plans} />
        <NewestRuns runs={runs} />
      </div>
    </Screen>
  );
}
