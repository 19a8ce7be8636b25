// The settings screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('settings.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
