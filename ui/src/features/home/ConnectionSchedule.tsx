// When a connection runs by itself next, leading to its schedule.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionCard } from '@/bindings';
import { ahead } from '@/lib/format';
import { useNow } from '@/lib/use-now';

export function ConnectionSchedule({ card }: { card: ConnectionCard }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const { schedule, name } = card;
  if (schedule === null) return null;
  const { running, due, next } = schedule;
  if (running !== 'scheduled') {
    return <div className="text-small text-muted">{t('home.runsByHand')}</div>;
  }
  return (
    <div className="text-small" data-testid={`next-run-${name}`}>
      <Link
        to="/schedule/$connection"
        params={{ connection: name }}
        className="inline-flex min-h-6 items-center text-accent-ink underline-offset-2 hover:underline"
      >
        {due ? t('home.runDue') : t('home.nextRun', { next: next?.local ?? t('common.notKnown') })}
      </Link>
      {!due && next !== null && (
        <span className="ml-1.5 whitespace-nowrap text-muted">{ahead(next.at, new Date(now))}</span>
      )}
    </div>
  );
}
