// The history of one subscription's seats.
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';
import { History } from './History';
import { seatHistoryQuery } from './queries';

const from = '/seats/$connection/history';

export function SeatHistoryScreen() {
  const { t } = useTranslation();
  const { connection } = useParams({ from });
  const of = useSearch({ from });
  const { data, error, refetch, isFetching } = useQuery(seatHistoryQuery(connection, of));
  if (data != null) return <History history={data} />;
  return (
    <Screen title={t('seats.historyTitle')}>
      {data === null ? (
        <EmptyState
          text={t('seats.none')}
          action={
            <ButtonLink to="/seats/$connection" params={{ connection }}>
              {t('seats.all')}
            </ButtonLink>
          }
        />
      ) : (
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      )}
    </Screen>
  );
}
