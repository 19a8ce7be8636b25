// Home: how far the setting up is, what needs a person, the connections, the last runs.
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery, homeQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import type { HomeView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { NothingLooks } from '@/features/runner/NothingLooks';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { AttentionList } from './AttentionList';
import { Checklist } from './Checklist';
import { Connections } from './Connections';
import { homeHelp } from './HomeHelp';
import { LastRuns } from './LastRuns';
import { draftQuery } from './queries';
import { isFresh, setupOf } from './setup';

export function HomeScreen() {
  const { t } = useTranslation();
  const home = useQuery(homeQuery);
  const desk = useQuery(deskQuery);
  const draft = useQuery(draftQuery('halo'));
  useHelp(homeHelp);
  if (home.isError) {
    return (
      <Screen title={t('home.title')}>
        <ErrorNotice
          failure={asFailure(home.error)}
          actions={<Button onClick={() => void home.refetch()}>{t('home.storeAgain')}</Button>}
        />
      </Screen>
    );
  }
  if (home.data === undefined || desk.data === undefined || draft.isPending) {
    return (
      <Screen title={t('home.title')}>
        <Skeleton />
      </Screen>
    );
  }
  if (isFresh(home.data, desk.data.practice, draft.data ?? null)) {
    return <Navigate to="/welcome" replace />;
  }
  return <Ready home={home.data} />;
}

function Ready({ home }: { home: HomeView }) {
  const { t } = useTranslation();
  const setup = setupOf(home);
  // Whether it is to run by itself is asked beside everything else: Home is of use already.
  const setting = setup.next !== null && setup.next !== 'schedule';
  const vendors = home.connections.filter((c) => c.side !== 'halo').map((c) => c.name);
  return (
    <Screen
      title={t('home.title')}
      // While the setting up goes on, its next step is the one main action.
      actions={
        !setting &&
        setup.vendor !== null && (
          <PreviewStart
            connection={setup.vendor}
            others={vendors.filter((name) => name !== setup.vendor)}
            kind="primary"
          />
        )
      }
    >
      <div className="@container flex flex-col gap-9" data-testid="home">
        {setup.next !== null && <Checklist setup={setup} />}
        <NothingLooks />
        <AttentionList home={home} setting={setting} />
        {/* Until there is one, the setting up says all there is to say. */}
        {(!setting || home.connections.length > 0) && <Connections cards={home.connections} />}
        {(!setting || home.runs.length > 0) && <LastRuns runs={home.runs} />}
      </div>
    </Screen>
  );
}
