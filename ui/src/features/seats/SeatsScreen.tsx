// All subscriptions of a connection with a history, to find one and to see which are out of step.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { Screen } from '@/frame/Screen';
import { seatsQuery } from './queries';
import { SeatsTable } from './SeatsTable';

export function SeatsScreen() {
  const { t } = useTranslation();
  const { connection } = useParams({ from: '/seats/$connection' });
  const { data, error, refetch, isFetching } = useQuery(seatsQuery(connection));
  if (data !== undefined) return <SeatsTable key={connection} list={data} />;
  return (
    <Screen title={t('seats.title')} subtitle={t('seats.ofConnection', { connection })}>
      <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
    </Screen>
  );
}
