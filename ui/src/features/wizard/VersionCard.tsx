// One version: what it answered. What is not confirmed cannot be chosen, and says why.
import { useTranslation } from 'react-i18next';
import type { VersionProbe } from '@/bindings';
import { Badge } from '@/components/ui/Badge';
import { StateWord } from '@/components/ui/StateWord';

interface VersionCardProps {
  group: string;
  version: 'v1' | 'v2';
  answer: VersionProbe | undefined;
  chosen: boolean;
  onChoose: () => void;
}

export function VersionCard({ group, version, answer, chosen, onChoose }: VersionCardProps) {
  const { t } = useTranslation();
  const confirmed = answer?.confirmed ?? version === 'v1';
  const id = `${group}-${version}`;
  return (
    <div className="flex items-start gap-3 px-3 py-2.5" data-testid={`version-${version}`}>
      <input
        id={id}
        type="radio"
        name={group}
        className="mt-0.5 size-4 shrink-0"
        checked={chosen && confirmed}
        disabled={!confirmed}
        onChange={onChoose}
        aria-describedby={`${id}-told`}
      />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="font-medium">
            {t('wizard.versionTitle', { version })}
          </label>
          {!confirmed && <Badge tone="care">{t('wizard.notConfirmed')}</Badge>}
        </span>
        <div id={`${id}-told`} className="flex flex-col items-start gap-1">
          {answer === undefined ? (
            <p className="text-muted">{t('wizard.versionNotTried')}</p>
          ) : (
            <>
              <StateWord state={answer.result} />
              <p className="break-words">{answer.what}</p>
              {answer.why !== '' && (
                <p className="text-small break-words text-soft">{answer.why}</p>
              )}
              {answer.fix !== '' && confirmed && <p className="text-small">{answer.fix}</p>}
            </>
          )}
          {!confirmed && <p className="text-small text-muted">{t('wizard.v2Reason')}</p>}
        </div>
      </div>
    </div>
  );
}
