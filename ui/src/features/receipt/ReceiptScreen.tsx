// The receipt of a run: loads it, and shows why where that fails.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
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
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      </div>
    </Screen>
  );
}
