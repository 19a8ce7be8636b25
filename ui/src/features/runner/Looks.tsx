// Who looked for due runs last, and when the next one is.
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deskQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import type { RunnerView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { age, dateTime } from '@/lib/format';
import { useRunDue } from './queries';

export function Looks({ view }: { view: RunnerView }) {
  const { t } = useTranslation();
  const practice = useQuery(deskQuery).data?.practice === true;
  const run = useRunDue();
  return (
    <div className="flex flex-col items-start gap-3">
      <dl className="w-full" data-testid="looks">
        <Row name={t('runner.next')}>
          {view.scheduled === 0 ? t('runner.nextNone') : dateTime(view.next)}
        </Row>
        <Row name={t('runner.looked')}>
          {view.looks.length === 0 && t('runner.never')}
          {view.looks.map(({ by, at }) => (
            <div key={by} className="flex flex-wrap gap-x-3">
              <span>{t(`runner.by.${by}`)}</span>
              <span className="text-muted" title={dateTime(at)}>
                {age(at)}
              </span>
            </div>
          ))}
          {view.unwatched !== null && <Unwatched view={view} />}
        </Row>
      </dl>
      {practice && <p className="text-soft">{t('runner.practice')}</p>}
      <Button
        busy={run.isPending}
        disabled={practice || view.scheduled === 0}
        onClick={() => run.mutate()}
        data-testid="run-due"
      >
        {t('runner.runNow')}
      </Button>
      {run.isError && <ErrorNotice failure={asFailure(run.error)} />}
    </div>
  );
}

function Unwatched({ view }: { view: RunnerView }) {
  const { t } = useTranslation();
  const since = view.unwatched?.since ?? null;
  return (
    <p className="flex items-start gap-1.5 text-care">
      <TriangleAlert aria-hidden size={15} className="mt-1 shrink-0" />
      {since === null
        ? t('runner.unwatchedNever')
        : t('runner.unwatchedSince', { time: dateTime(since) })}
    </p>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-x-6 border-b border-line py-2 first:pt-0 sm:grid-cols-[8rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}
