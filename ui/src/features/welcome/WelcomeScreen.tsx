// The welcome screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function WelcomeScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('welcome.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
