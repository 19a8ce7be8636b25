// The matching screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function MatchingScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('matching.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
