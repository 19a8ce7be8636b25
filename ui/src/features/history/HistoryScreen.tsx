// All runs, newest first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
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
        {error === null ? (
          <Skeleton rows={8} />
        ) : (
          <ErrorNotice
            failure={asFailure(error)}
            actions={
              <Button busy={isFetching} onClick={() => void refetch()}>
                {t('common.checkAgain')}
              </Button>
            }
          />
        )}
      </div>
    </Screen>
  );
}
