// The matching screen: what there is of the connection in the address.
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Skeleton } from '@/components/ui/Skeleton';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { matchingHelp } from './MatchingHelp';
import { MatchingDesk } from './MatchingDesk';
import { NotConnected } from './NotConnected';
import { Problem } from './Problem';
import { matchingQuery } from './queries';

export function MatchingScreen() {
  const { connection } = useParams({ from: '/matching/$connection' });
  const { customer } = useSearch({ from: '/matching/$connection' });
  useHelp(matchingHelp);
  // Another connection is another screen: nothing staged goes along.
  return <Matching key={connection} connection={connection} sought={customer ?? null} />;
}

interface MatchingProps {
  connection: string;
  /** The customer somebody came here for. */
  sought: string | null;
}

function Matching({ connection, sought }: MatchingProps) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(matchingQuery(connection));
  if (data !== undefined) return <MatchingDesk table={data} sought={sought} />;
  const failure = error === null ? null : asFailure(error);
  if (failure?.code === 'CONNECTION-UNKNOWN') return <NotConnected connection={connection} />;
  return (
    <Screen title={t('matching.title')}>
      {failure === null ? (
        <Skeleton rows={10} />
      ) : (
        <Problem
          failure={failure}
          actions={
            <Button busy={isFetching} onClick={() => void refetch()}>
              {t('matching.tryAgain')}
            </Button>
          }
        />
      )}
    </Screen>
  );
}
