// The connections in the rail: name, and its state as shape and word.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '@/api/connections';
import { StateDot } from '@/components/ui/StateWord';

export function RailConnections() {
  const { t } = useTranslation();
  const { data } = useQuery(connectionsQuery);
  if (data === undefined || data.length === 0) {
    return (
      <p className="px-2.5 text-small text-muted max-rail:sr-only">{t('frame.noConnections')}</p>
    );
  }
  return (
    <ul className="flex flex-col">
      {data.map((line) => (
        <li key={line.connection} className="flex flex-col px-2.5 py-1 max-rail:hidden">
          <span className="truncate" title={line.connection}>
            {line.connection}
          </span>
          <StateDot tone="good" word={t('frame.stateConnected')} />
        </li>
      ))}
    </ul>
  );
}
