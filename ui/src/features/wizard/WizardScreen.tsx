// The wizard screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function WizardScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('wizard.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
