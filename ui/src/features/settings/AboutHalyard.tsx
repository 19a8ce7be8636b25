// Version, system, licence, and what is proven and what is not.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Group } from './Group';
import { aboutQuery } from './queries';

export function AboutHalyard() {
  const { t } = useTranslation();
  const { data } = useQuery(aboutQuery);
  const rows = [
    [t('settings.version'), data?.version ?? t('common.notKnown')],
    [t('settings.system'), data?.system ?? t('common.notKnown')],
    [t('settings.licence'), t('settings.licenceText')],
    [t('settings.proven'), t('settings.provenText')],
    [t('settings.unproven'), t('settings.unprovenText')],
  ] as const;
  return (
    <Group title={t('settings.about')}>
      <dl data-testid="about">
        {rows.map(([name, text]) => (
          <div
            key={name}
            className="grid gap-x-6 border-b border-line py-2 first:pt-0 last:border-b-0 sm:grid-cols-[8rem_1fr]"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="tabular max-w-[60ch]">{text}</dd>
          </div>
        ))}
      </dl>
    </Group>
  );
}
