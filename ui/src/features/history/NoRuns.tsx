// Why there is no run yet, and the one thing that leads to the first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Skeleton } from '@/components/ui/Skeleton';

export function NoRuns() {
  const { t } = useTranslation();
  const { data, isPending } = useQuery(homeQuery);
  if (isPending) return <Skeleton rows={2} />;
  const has = (halo: boolean) =>
    data?.connections.some((c) => (c.side === 'halo') === halo) === true;
  if (!has(true)) {
    return (
      <EmptyState
        text={t('history.emptyUnconnected')}
        action={
          <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'halo' }}>
            {t('history.connect')}
          </ButtonLink>
        }
      />
    );
  }
  if (!has(false)) {
    return (
      <EmptyState
        text={t('history.emptyNoVendor')}
        action={
          <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'vendor' }}>
            {t('history.connectVendor')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <EmptyState
      text={t('history.empty')}
      action={
        <ButtonLink kind="primary" to="/matching">
          {t('history.toMatching')}
        </ButtonLink>
      }
    />
  );
}
