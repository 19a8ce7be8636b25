// Plans that wait and the run at work.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function RunsScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('frame.runs')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
