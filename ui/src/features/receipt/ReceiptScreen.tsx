// The receipt screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function ReceiptScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('receipt.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
