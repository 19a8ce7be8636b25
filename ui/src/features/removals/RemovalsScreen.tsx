// What happens to licences whose subscription is gone at the vendor.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Awaited } from '@/components/ui/Awaited';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { Choices } from './Choices';
import { removalsQuery } from './queries';
import { removalsHelp } from './RemovalsHelp';

export function RemovalsScreen() {
  const { t } = useTranslation();
  const { connection } = useParams({ from: '/removals/$connection' });
  const { data, error, refetch, isFetching } = useQuery(removalsQuery(connection));
  useHelp(removalsHelp);
  if (data !== undefined) return <Choices key={connection} view={data} />;
  return (
    <Screen title={t('removals.title')} subtitle={t('removals.ofConnection', { connection })}>
      <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
    </Screen>
  );
}
