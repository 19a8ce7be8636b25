// The preview screen.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function PreviewScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('preview.title')}>
      <EmptyState text={t('frame.notReady')} />
    </Screen>
  );
}
