// Licences that stand in Halo twice: shown by group, and a plan for those a person ticks.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReadingTold } from '@/api/reading-told';
import { Awaited } from '@/components/ui/Awaited';
import { useWaitWords } from '@/features/preview-start/wait';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { duplicatesHelp } from './DuplicatesHelp';
import { Groups } from './Groups';
import { duplicatesQuery } from './queries';

export function DuplicatesScreen() {
  const { t } = useTranslation();
  const { connection } = useParams({ from: '/duplicates/$connection' });
  const { data, error, refetch, isFetching } = useQuery(duplicatesQuery(connection));
  const [told] = useReadingTold(connection, isFetching);
  const waits = useWaitWords(told.wait);
  useHelp(duplicatesHelp);
  if (data !== undefined) {
    return <Groups key={connection} list={data} busy={isFetching} onAgain={() => void refetch()} />;
  }
  return (
    <Screen
      title={t('duplicates.title')}
      subtitle={t('duplicates.ofConnection', { connection })}
      summary={error === null && <p className="text-soft">{waits ?? t('duplicates.reading')}</p>}
    >
      <div data-testid="duplicates">
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      </div>
    </Screen>
  );
}
