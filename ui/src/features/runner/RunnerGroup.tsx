// Settings: who runs what is due. The system while Halyard is closed, Halyard while it is open; and who looked last.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runnerQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { Group } from '@/features/settings/Group';
import { Looks } from './Looks';
import { TimerEntry } from './TimerEntry';
import { WhileOpen } from './WhileOpen';

export function RunnerGroup() {
  const { t } = useTranslation();
  // Others look meanwhile, and tell nobody.
  const { data, error } = useQuery({ ...runnerQuery, refetchInterval: 60_000 });
  return (
    <Group title={t('runner.group')}>
      <p className="max-w-[65ch] text-soft">{t('runner.about')}</p>
      {error !== null && <ErrorNotice failure={asFailure(error)} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Looks view={data} />
          <TimerEntry view={data} />
          <WhileOpen settings={data.settings} />
        </>
      )}
    </Group>
  );
}
