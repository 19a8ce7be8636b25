// Matching without a connection in the address: goes straight on where there is one, else asks which.
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import type { ConnectionCard } from '@/bindings';
import { asFailure } from '@/backend/failure';
import { Skeleton } from '@/components/ui/Skeleton';
import { useHelp } from '@/frame/help';
import { Screen } from '@/frame/Screen';
import { matchingHelp } from './MatchingHelp';
import { NotConnected } from './NotConnected';
import { Problem } from './Problem';

export function MatchingIndexScreen() {
  const { t } = useTranslation();
  useHelp(matchingHelp);
  const { data, error } = useQuery(homeQuery);
  if (data === undefined) {
    return (
      <Screen title={t('matching.title')}>
        {error === null ? <Skeleton rows={3} /> : <Problem failure={asFailure(error)} />}
      </Screen>
    );
  }
  const vendors = data.connections.filter((card) => card.side !== 'halo');
  const [only] = vendors;
  if (only === undefined) return <NotConnected connection={null} />;
  if (vendors.length === 1) {
    return <Navigate replace to="/matching/$connection" params={{ connection: only.name }} />;
  }
  return (
    <Screen title={t('matching.title')} subtitle={t('matching.which')}>
      <ul data-testid="which-connection" className="max-w-2xl">
        {vendors.map((card) => (
          <li key={card.name} className="border-b border-line">
            <Link
              to="/matching/$connection"
              params={{ connection: card.name }}
              className="fade flex min-h-(--row) flex-wrap items-center justify-between gap-x-6 px-2 -outline-offset-2 hover:bg-hover"
            >
              <span className="flex min-w-0 flex-wrap gap-x-2 [overflow-wrap:anywhere]">
                <span className="font-medium">{card.name}</span>
                {card.side !== 'halo' && (
                  <span className="text-soft">{t(`vendors.${card.side}.title`)}</span>
                )}
              </span>
              <Left card={card} />
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Left({ card }: { card: ConnectionCard }) {
  const { t } = useTranslation();
  const { customers, unmatched } = card;
  return (
    <span className="tabular text-muted">
      {customers === null || unmatched === null
        ? t('matching.whichUnread')
        : t('matching.whichLeft', { left: unmatched, all: customers })}
    </span>
  );
}
