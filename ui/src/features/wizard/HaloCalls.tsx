// What Halo's own page calls an option: small, under the option's own words.
import { useTranslation } from 'react-i18next';

export function HaloCalls({ name, on = false }: { name: string; on?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="block text-small text-muted">
      {t(on ? 'wizard.haloCallsOn' : 'wizard.haloCalls', { name })}
    </span>
  );
}
