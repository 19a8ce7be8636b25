// At the top of the audit: intact or not, and by which row it is not.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Spinner } from '@/components/ui/Spinner';
import { count } from '@/lib/format';
import { verdictQuery } from './queries';
import { Verdict } from './Verdict';

export function Standing({ onOpen }: { onOpen: (row: number) => void }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(verdictQuery);
  const again = (
    <Button kind="quiet" busy={isFetching} onClick={() => void refetch()}>
      {t('audit.checkAgain')}
    </Button>
  );
  if (error !== null) return <ErrorNotice failure={asFailure(error)} actions={again} />;
  if (data === undefined) {
    return (
      <p role="status" className="flex min-h-8 items-center gap-2 text-soft">
        <Spinner />
        {t('audit.checking')}
      </p>
    );
  }
  const broken = data.broken;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
      <Verdict verdict={data} />
      {broken !== null && (
        <Button onClick={() => onOpen(broken.row)}>
          {t('audit.showBroken', { row: count(broken.row) })}
        </Button>
      )}
      {again}
    </div>
  );
}
