// What stands in place of a screen that failed or does not exist; the frame around it stays.
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Screen } from './Screen';

export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Screen title={t('frame.brokenTitle')} subtitle={t('frame.brokenText')}>
      <ErrorNotice
        failure={asFailure(error)}
        actions={<Button onClick={reset}>{t('frame.brokenAgain')}</Button>}
      />
    </Screen>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return (
    <Screen title={t('frame.missingTitle')} subtitle={t('frame.missingText')}>
      <Link to="/" className="text-accent-ink underline underline-offset-2">
        {t('frame.missingHome')}
      </Link>
    </Screen>
  );
}
