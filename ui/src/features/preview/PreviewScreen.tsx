// The preview of a plan: everything it would write, before anything is written.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { Screen } from '@/frame/Screen';
import { PlanView } from './PlanView';
import { previewQuery, type Refused } from './queries';

export function PreviewScreen() {
  const { t } = useTranslation();
  const { plan } = useParams({ from: '/plans/$plan' });
  const { data, error, isPending } = useQuery(previewQuery(plan));
  // Kept above the plan: what is refused of a part shows on that part, which is a plan of its own.
  const [refused, setRefused] = useState<Refused | null>(null);
  if (data !== undefined) {
    return (
      <PlanView
        key={plan}
        preview={data}
        refused={refused?.plan === plan ? refused.failure : null}
        onRefused={setRefused}
      />
    );
  }
  return (
    <Screen title={t('preview.title')} subtitle={t('preview.plan', { plan })}>
      {isPending ? (
        <Skeleton rows={8} />
      ) : (
        <ErrorNotice
          failure={asFailure(error)}
          actions={
            <Link to="/runs" className="text-accent-ink underline underline-offset-2">
              {t('preview.toRuns')}
            </Link>
          }
        />
      )}
    </Screen>
  );
}
