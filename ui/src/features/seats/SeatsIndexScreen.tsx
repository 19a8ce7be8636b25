// Seats without a connection in the address: goes straight on where there is one vendor, else asks which.
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { Awaited } from '@/components/ui/Awaited';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function SeatsIndexScreen() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(homeQuery);
  const vendors = data?.connections.filter((card) => card.side !== 'halo') ?? [];
  const [only] = vendors;
  if (only !== undefined && vendors.length === 1) {
    return <Navigate replace to="/seats/$connection" params={{ connection: only.name }} />;
  }
  return (
    <Screen title={t('seats.title')} subtitle={vendors.length > 1 ? t('seats.which') : undefined}>
      {data === undefined ? (
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      ) : only === undefined ? (
        <EmptyState
          text={t('seats.noVendor')}
          action={
            <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'vendor' }}>
              {t('seats.connectVendor')}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="max-w-2xl">
          {vendors.map(({ name }) => (
            <li key={name} className="border-b border-line">
              <Link
                to="/seats/$connection"
                params={{ connection: name }}
                className="fade flex min-h-(--row) items-center px-2 font-medium -outline-offset-2 [overflow-wrap:anywhere] hover:bg-hover"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}
