// In place of what is not there yet: grey rows while it is asked for, or why it did not come.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from './Button';
import { ErrorNotice } from './ErrorNotice';
import { Skeleton } from './Skeleton';

interface AwaitedProps {
  error: unknown;
  busy: boolean;
  onAgain: () => void;
}

export function Awaited({ error, busy, onAgain }: AwaitedProps) {
  const { t } = useTranslation();
  if (error === null) return <Skeleton rows={8} />;
  const again = (
    <Button busy={busy} onClick={onAgain}>
      {t('common.checkAgain')}
    </Button>
  );
  return <ErrorNotice failure={asFailure(error)} actions={again} />;
}
