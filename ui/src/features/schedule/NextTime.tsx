// When it is due next: on its own clock, and how long that still is.
import { useTranslation } from 'react-i18next';
import type { NextRun } from '@/bindings';
import { ahead } from '@/lib/format';
import { useNow } from '@/lib/use-now';

export function NextTime({ next, due }: { next: NextRun | null; due: boolean }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  if (due) return <span className="font-medium">{t('schedule.due')}</span>;
  if (next === null) return <span className="text-muted">{t('schedule.nextUnknown')}</span>;
  return (
    <span className="tabular">
      <span className="whitespace-nowrap">{next.local}</span>{' '}
      <span className="text-small whitespace-nowrap text-muted">
        {ahead(next.at, new Date(now))}
      </span>
    </span>
  );
}
