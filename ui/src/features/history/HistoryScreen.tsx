// The history screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function HistoryScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('history.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
