// The schedule of one connection.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { Editor } from './Editor';
import { scheduleQuery } from './queries';
import { scheduleHelp } from './ScheduleHelp';

export function ScheduleScreen() {
  const { t } = useTranslation();
  const { connection } = useParams({ from: '/schedule/$connection' });
  const { data, error, refetch, isFetching } = useQuery(scheduleQuery(connection));
  useHelp(scheduleHelp);
  if (data !== undefined) return <Editor key={connection} screen={data} />;
  return (
    <Screen title={t('schedule.titleOf', { connection })}>
      <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
    </Screen>
  );
}
