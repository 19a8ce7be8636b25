// Above the filters: what was refused, what is being read, and that all is decided.
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConnectionNames } from '@/api/vendor';
import { HowFar } from '@/features/preview-start/HowFar';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { useWaitWords } from '@/features/preview-start/wait';
import type { Failure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Spinner } from '@/components/ui/Spinner';
import { Problem } from './Problem';
import type { Desk } from './use-desk';
import type { Suggesting } from './use-suggest';

export interface DeskSummaryProps {
  desk: Desk;
  /** Why a file cannot be imported now. */
  blocked: Failure | null;
}

export function hasSummary({ desk, blocked }: DeskSummaryProps): boolean {
  const { steps, files, suggest } = desk;
  const failure = steps.failure ?? files.failure ?? suggest.failure ?? blocked;
  return failure !== null || suggest.at !== 'still' || allDecided(desk);
}

export function allDecided({ rows, staged }: Desk): boolean {
  const { left, conflict } = rows.counts;
  return left === 0 && conflict === 0 && staged.edits.size === 0;
}

export function DeskSummary({ desk, blocked }: DeskSummaryProps) {
  const { t } = useTranslation();
  const { steps, files, suggest, table } = desk;
  return (
    <>
      {steps.failure !== null && (
        <Problem
          failure={steps.failure}
          actions={
            steps.failed === 'save' && (
              <Button busy={steps.saving} onClick={() => void desk.save()}>
                {t('matching.saveAgain')}
              </Button>
            )
          }
        />
      )}
      {files.failure !== null && <Problem failure={files.failure} />}
      {blocked !== null && <Problem failure={blocked} tone="care" />}
      {suggest.failure !== null && (
        <Problem
          failure={suggest.failure}
          actions={<Button onClick={suggest.start}>{t('matching.tryAgain')}</Button>}
        />
      )}
      <Reading suggest={suggest} connection={table.connection} />
      {allDecided(desk) && suggest.at === 'still' && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1" data-testid="all-decided">
          <span className="inline-flex items-center gap-1.5 text-good">
            <CircleCheck aria-hidden size={16} />
            {t('matching.allDecided')}
          </span>
          <PreviewStart connection={table.connection} kind="primary" />
        </p>
      )}
    </>
  );
}

interface ReadingProps {
  suggest: Suggesting;
  connection: string;
}

/** Waiting is shown as waiting, and can be stopped. */
export function Reading({ suggest, connection }: ReadingProps) {
  const { t } = useTranslation();
  const named = useConnectionNames();
  const waits = useWaitWords(suggest.wait);
  if (suggest.at === 'stopped') return <p className="text-soft">{t('matching.readingStopped')}</p>;
  if (suggest.at !== 'reading') return null;
  return (
    <div
      role="status"
      data-testid="reading"
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <Spinner />
      {suggest.moved === null || waits !== null ? (
        <>
          <span className="font-medium">
            {t('matching.reading', { connection: named(connection) })}
          </span>
          <span className="text-soft">{waits ?? t('matching.readingText')}</span>
        </>
      ) : (
        <HowFar moved={suggest.moved} />
      )}
      <Button onClick={suggest.stop} data-testid="stop-reading">
        {t('matching.readingStop')}
      </Button>
    </div>
  );
}
