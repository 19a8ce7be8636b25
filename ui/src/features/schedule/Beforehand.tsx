// What should be known before it first runs: how long that takes, and that somebody has to run it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { duration } from '@/lib/format';
import { Part } from './Part';

export function Beforehand({ screen }: { screen: ScheduleScreen }) {
  const { t } = useTranslation();
  const { connection, side, licences, reading } = screen;
  const vendor = side === 'halo' ? t('vendors.any') : t(`vendors.${side}.name`);
  return (
    <Part title={t('schedule.ahead')}>
      <div className="flex flex-col items-start gap-3 text-soft" data-testid="schedule-ahead">
        {licences === 0 && (
          <>
            <p>{t('schedule.aheadImport')}</p>
            <PreviewStart connection={connection} />
          </>
        )}
        {reading !== null && (
          <p>
            {reading.customers === 0
              ? t('schedule.aheadUnmatched', { vendor })
              : t('schedule.aheadReading', {
                  vendor,
                  count: reading.customers,
                  time: duration(reading.seconds),
                })}
          </p>
        )}
        <p>
          {t('schedule.runner')}{' '}
          <Link to="/settings" className="text-accent-ink underline underline-offset-2">
            {t('schedule.runnerDo')}
          </Link>
        </p>
      </div>
    </Part>
  );
}
