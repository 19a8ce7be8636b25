// The receipt of a run: loads it, and shows why where that fails.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { Screen } from '@/frame/Screen';
import { receiptQuery } from './queries';
import { Receipt } from './Receipt';

export function ReceiptScreen() {
  const { t } = useTranslation();
  const { run } = useParams({ from: '/receipts/$run' });
  const { data, error, refetch, isFetching } = useQuery(receiptQuery(run));
  // A filter or a saved file belongs to its receipt, not to the next one.
  if (data !== undefined) return <Receipt key={run} receipt={data} />;
  return (
    <Screen title={t('receipt.title', { run })}>
      <div data-testid="receipt-screen">
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
