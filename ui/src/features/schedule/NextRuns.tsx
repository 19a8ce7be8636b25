// When what is chosen would be due: the next five times, with what changes of the clock do to them.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { ScheduleForm } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useSettled } from '@/lib/use-settled';
import { Part } from './Part';
import { timesQuery } from './queries';

export function NextRuns({ connection, form }: { connection: string; form: ScheduleForm | null }) {
  const { t } = useTranslation();
  // While somebody types, the clock need not be asked at each key.
  const settled = useSettled(form === null ? null : JSON.stringify(form), 150);
  const asked = settled === null ? null : (JSON.parse(settled) as ScheduleForm);
  const { data, error } = useQuery(timesQuery(connection, asked));
  return (
    <Part title={t('schedule.next')}>
      {form === null ? (
        <p className="text-muted">{t('schedule.nextNone')}</p>
      ) : error !== null ? (
        <ErrorNotice failure={asFailure(error)} tone="care" />
      ) : (
        <ol className="flex flex-col gap-1.5" data-testid="schedule-times">
          {data?.map((next) => (
            <li key={next.at} className="tabular">
              {next.local}
              {next.change !== null && (
                <span className="block text-small text-care">
                  {t(next.change === 'skipped' ? 'schedule.changeSkipped' : 'schedule.changeTwice')}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
