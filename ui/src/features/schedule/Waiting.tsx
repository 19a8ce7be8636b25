// What waits for a person, leading to its preview.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WaitingPlan } from '@/bindings';
import { inlineLink } from './LastRun';

export function Waiting({ plan }: { plan: WaitingPlan | null }) {
  const { t } = useTranslation();
  if (plan === null) return <span className="text-muted">{t('schedule.nothingWaits')}</span>;
  return (
    <Link to="/plans/$plan" params={{ plan: plan.plan }} className={inlineLink}>
      {t('schedule.waits', { count: plan.acting })}
    </Link>
  );
}
