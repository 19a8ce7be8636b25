// All connections to vendors: when each runs by itself, how it went, what waits.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { schedulesQuery } from './queries';
import { scheduleHelp } from './ScheduleHelp';
import { SchedulesTable } from './SchedulesTable';

export function SchedulesScreen() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(schedulesQuery);
  useHelp(scheduleHelp);
  return (
    <Screen title={t('schedule.title')} subtitle={t('schedule.lead')}>
      <div data-testid="schedules">
        {data === undefined ? (
          <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
        ) : data.length === 0 ? (
          <EmptyState
            text={t('schedule.noVendor')}
            action={
              <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'vendor' }}>
                {t('schedule.connectVendor')}
              </ButtonLink>
            }
          />
        ) : (
          <SchedulesTable lines={data} />
        )}
      </div>
    </Screen>
  );
}
