// After a store was replaced: which secrets are not on this computer, each with the step it is entered in.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { vendorOf } from '@/lib/vendors';

export function SecretsAgain({ names }: { names: readonly string[] }) {
  const { t } = useTranslation();
  // Read anew since the store was replaced: which side a connection is on decides the wizard.
  const { data, isFetching } = useQuery(homeQuery);
  if (names.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-care">{t('settings.secretsAgain')}</p>
      <ul className="flex flex-wrap gap-2">
        {names.map((name) => (
          <li key={name}>
            {data === undefined || isFetching ? (
              <span>{name}</span>
            ) : (
              <ButtonLink
                to="/connect/$step"
                params={{ step: vendorOf(name, data.connections) ?? 'halo-application' }}
                search={{ name }}
              >
                {t('settings.secretOf', { name })}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
