// Both versions of Giacom's API side by side (C1): what each answered, and which can be chosen.
import type { UseMutationResult } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { GiacomProbe } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Spinner } from '@/components/ui/Spinner';
import { VersionCard } from './VersionCard';

interface VersionsProps {
  probe: UseMutationResult<GiacomProbe, Error, void>;
  chosen: string;
  onChoose: (version: string) => void;
}

export function Versions({ probe, chosen, onChoose }: VersionsProps) {
  const { t } = useTranslation();
  const id = useId();
  const answers = probe.data?.versions ?? [];
  return (
    <fieldset aria-describedby={id} data-testid="versions">
      <legend className="mb-1 font-medium">{t('wizard.versions')}</legend>
      <p id={id} className="mb-2 max-w-[75ch] text-small text-muted">
        {t('wizard.contradiction')}
      </p>
      <div className="grid divide-line rounded-md border border-edge divide-y @min-[420px]:grid-cols-2 @min-[420px]:divide-x @min-[420px]:divide-y-0">
        {(['v1', 'v2'] as const).map((version) => (
          <VersionCard
            key={version}
            group={id}
            version={version}
            answer={answers.find((a) => a.version === version)}
            chosen={chosen === version}
            onChoose={() => onChoose(version)}
          />
        ))}
      </div>
      <div className="mt-3 empty:hidden">
        {probe.isPending && (
          <p role="status" className="flex items-center gap-2.5">
            <Spinner />
            {t('wizard.trying')}
          </p>
        )}
        {probe.isError && <ErrorNotice failure={asFailure(probe.error)} />}
        {probe.data?.preselect === 'v2' && (
          <p role="status" className="text-care">
            {t('wizard.onlyV2')}
          </p>
        )}
      </div>
    </fieldset>
  );
}
