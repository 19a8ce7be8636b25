// All runs, newest first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { Screen } from '@/frame/Screen';
import { historyQuery } from './queries';
import { Runs } from './Runs';

export function HistoryScreen() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(historyQuery);
  if (data !== undefined) return <Runs lines={data} />;
  return (
    <Screen title={t('history.title')}>
      <div data-testid="history-screen">
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      </div>
    </Screen>
  );
}
