// A run at work: how far it is, what it waits for, and how to stop it or go on.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { Skeleton } from '@/components/ui/Skeleton';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { useHeard } from './ended';
import { linkLook } from './look';
import { runQuery } from './queries';
import { RunHelp } from './RunHelp';
import { RunView } from './RunView';

const help = <RunHelp />;

export function RunScreen() {
  const { t } = useTranslation();
  useHelp(help);
  const { plan } = useParams({ from: '/runs/$plan' });
  const heard = useHeard(plan);
  const desk = useQuery(deskQuery);
  const starting = heard.begun || desk.data?.working.includes(plan) === true;
  const { data, error, isPending } = useQuery(runQuery(plan, starting));
  if (data) return <RunView key={plan} state={data} />;
  const back = (
    <Link to="/plans/$plan" params={{ plan }} className={linkLook}>
      {t('run.preview')}
    </Link>
  );
  const failure = heard.error ?? (error === null ? null : asFailure(error));
  if (failure !== null) {
    return (
      <Screen title={t('run.title')} subtitle={t('preview.plan', { plan })}>
        <ErrorNotice failure={failure} actions={back} />
      </Screen>
    );
  }
  if (isPending) {
    return (
      <Screen title={t('run.title')} subtitle={t('preview.plan', { plan })}>
        <Skeleton rows={3} />
      </Screen>
    );
  }
  return (
    <Screen title={t(starting ? 'run.titleStarting' : 'run.title', { plan })}>
      {starting ? (
        <div className="flex flex-col gap-3" data-testid="run-starting">
          <ProgressBar label={t('run.progressStarting')} value={0} max={null} />
          <p className="text-soft">{t('run.startingText')}</p>
        </div>
      ) : (
        <EmptyState text={t('run.none', { plan })} action={back} />
      )}
    </Screen>
  );
}
