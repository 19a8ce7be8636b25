// Matching without a connection in the address: asks which one.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function MatchingIndexScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('matching.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
