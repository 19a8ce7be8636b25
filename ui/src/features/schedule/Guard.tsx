// The guard's limits, which hold for scheduled runs as for any other.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { inlineLink } from './LastRun';
import { Part } from './Part';

export function Guard({ screen }: { screen: ScheduleScreen }) {
  const { t } = useTranslation();
  const { connection, side, guardChanges: changes, guardPercent: percent } = screen;
  return (
    <Part title={t('schedule.guard')}>
      <div>
        <p className="max-w-[65ch] text-soft">{t('schedule.guardText', { changes, percent })}</p>
        <Link
          to="/connect/$step"
          params={{ step: `${side}-import` }}
          search={{ name: connection }}
          className={inlineLink}
        >
          {t('schedule.guardEdit')}
        </Link>
      </div>
    </Part>
  );
}
