// What waits for a person, leading to its preview.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WaitingPlan } from '@/bindings';
import { inlineLink } from './LastRun';

export function Waiting({ plan, full = false }: { plan: WaitingPlan | null; full?: boolean }) {
  const { t } = useTranslation();
  if (plan === null) return <span className="text-muted">{t('schedule.nothingWaits')}</span>;
  const count = plan.acting;
  return (
    <Link to="/plans/$plan" params={{ plan: plan.plan }} className={inlineLink}>
      {full ? t('schedule.openWaits', { count }) : t('schedule.waits', { count })}
    </Link>
  );
}
