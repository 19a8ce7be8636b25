// Renewals: which terms end soon, what happens then, what they cost. Each way of being empty has its own words.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalList } from '@/bindings';
import { Awaited } from '@/components/ui/Awaited';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';
import { date } from '@/lib/format';
import { Ahead } from './Ahead';
import { renewalsQuery, usualDays } from './queries';
import { RenewalsDesk } from './RenewalsDesk';
import { Sources } from './Sources';

export function RenewalsScreen() {
  const { t } = useTranslation();
  const [days, setDays] = useState(usualDays);
  const { data, error, refetch, isFetching } = useQuery(renewalsQuery(days));
  if (data !== undefined && data.lines.length > 0) {
    return <RenewalsDesk list={data} days={days} onDays={setDays} />;
  }
  return (
    <Screen
      title={t('renewals.title')}
      subtitle={data && t('renewals.subtitle', { until: date(data.until) })}
      summary={data && <Sources sources={data.sources} all />}
      filters={data && data.sources.length > 0 && <Ahead days={days} onDays={setDays} />}
    >
      {data === undefined ? (
        <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
      ) : (
        <Nothing list={data} onDays={setDays} />
      )}
    </Screen>
  );
}

interface NothingProps {
  list: RenewalList;
  onDays: (days: number) => void;
}

const year = 365;

function Nothing({ list, onDays }: NothingProps) {
  const { t } = useTranslation();
  if (list.sources.length === 0) {
    return (
      <EmptyState
        text={t('renewals.noVendor')}
        action={
          <ButtonLink kind="primary" to="/connect/$step" params={{ step: 'vendor' }}>
            {t('renewals.connectVendor')}
          </ButtonLink>
        }
      />
    );
  }
  if (list.sources.every((source) => source.read === null)) {
    return (
      <EmptyState
        text={t('renewals.unread')}
        action={
          <ButtonLink kind="primary" to="/matching">
            {t('renewals.toMatching')}
          </ButtonLink>
        }
      />
    );
  }
  if (list.sources.every((source) => !source.tellsEnds)) {
    return <EmptyState text={t('renewals.noneTold')} />;
  }
  return (
    <EmptyState
      text={t('renewals.none', { until: date(list.until) })}
      action={
        list.days < year && <Button onClick={() => onDays(year)}>{t('renewals.aYear')}</Button>
      }
    />
  );
}
