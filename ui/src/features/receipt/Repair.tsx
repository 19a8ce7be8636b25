// What went wrong with a change, in full: what, why, what to do, and the code.
import { useTranslation } from 'react-i18next';
import type { Told } from '@/bindings';
import { CopyButton } from '@/components/ui/CopyButton';

export interface RepairProps {
  error: Told;
  /** The fix stands above already, as the name of its group. */
  withoutFix?: boolean;
}

export function Repair({ error, withoutFix = false }: RepairProps) {
  const { t } = useTranslation();
  return (
    <div className="flex max-w-[90ch] flex-col gap-0.5 border-l-2 border-bad-edge pl-3">
      <p className="font-medium">{error.what}</p>
      {error.why !== '' && <p className="text-soft">{error.why}</p>}
      {error.fix !== '' && !withoutFix && <p>{error.fix}</p>}
      <p className="flex items-center gap-1 text-small text-muted">
        <span className="font-mono">{t('common.code', { code: error.code })}</span>
        <CopyButton text={error.code} label={t('common.copyCode')} />
      </p>
    </div>
  );
}
