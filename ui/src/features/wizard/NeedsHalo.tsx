// A vendor's side, before there is a Halo for its subscriptions to go into.
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';

export function NeedsHalo() {
  const { t } = useTranslation();
  return (
    <EmptyState
      text={t('wizard.needHalo')}
      action={
        <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'halo' }}>
          {t('wizard.needHaloAction')}
        </ButtonLink>
      }
    />
  );
}
