// Permissions of an application, each to be copied by itself: Halo's list is searched one by one.
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/ui/CopyButton';

export function Scopes({ scopes }: { scopes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-0.5">
      {scopes.map((scope) => (
        <li key={scope} className="inline-flex items-center gap-0.5">
          <code className="font-mono text-small">{scope}</code>
          <CopyButton text={scope} label={t('wizard.copyScope', { scope })} />
        </li>
      ))}
    </ul>
  );
}
