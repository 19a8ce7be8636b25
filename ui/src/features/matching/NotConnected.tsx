// Nothing to match, because a side is not connected or the address names none that is.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';

export function NotConnected({ connection }: { connection: string | null }) {
  const { t } = useTranslation();
  return (
    <Screen title={t('matching.title')}>
      <div data-testid="not-connected">
        <Why connection={connection} />
      </div>
    </Screen>
  );
}

function Why({ connection }: { connection: string | null }) {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  if (data === undefined) return null;
  const has = (vendor: boolean) => data.connections.some((c) => (c.side !== 'halo') === vendor);
  if (!has(false)) {
    return (
      <EmptyState
        text={t('matching.notConnectedHalo')}
        action={
          <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'halo' }}>
            {t('matching.connectHalo')}
          </ButtonLink>
        }
      />
    );
  }
  if (!has(true) || connection === null) {
    return (
      <EmptyState
        text={t('matching.notConnected')}
        action={
          <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'vendor' }}>
            {t('matching.connectVendor')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <EmptyState
      text={t('matching.unknown', { connection })}
      action={<ButtonLink to="/">{t('matching.toHome')}</ButtonLink>}
    />
  );
}
