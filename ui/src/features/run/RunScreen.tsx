// The run screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function RunScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('run.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
