// How many requests each Halo may get; the limit is part of its connection.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Budget } from './Budget';
import { Group } from './Group';

export function Requests() {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  const halos = (data?.connections ?? []).filter((c) => c.side === 'halo');
  return (
    <Group title={t('settings.requests')}>
      <p className="max-w-[65ch] text-soft">{t('settings.requestsText')}</p>
      {halos.map(({ name }) => (
        <Budget key={name} name={name} only={halos.length === 1} />
      ))}
      {data !== undefined && halos.length === 0 && (
        <div className="flex flex-wrap items-center gap-4">
          <p>{t('settings.requestsNone')}</p>
          <ButtonLink to="/connect/$step" params={{ step: 'halo' }}>
            {t('settings.requestsConnect')}
          </ButtonLink>
        </div>
      )}
    </Group>
  );
}
