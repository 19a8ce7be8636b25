// What must be read before the plan: what was refused, its age, remarks on the whole.
import { Clock } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Spinner } from '@/components/ui/Spinner';
import { HowFar } from '@/features/preview-start/HowFar';
import type { Reading } from '@/features/preview-start/reading';
import { useWaitWords } from '@/features/preview-start/wait';
import { usePlanAbout } from './plan-context';

/** Takes the focus when it appears, so that nobody misses that nothing happened. */
export function Refusal({ failure, actions }: { failure: Failure; actions?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  return (
    <div ref={box} tabIndex={-1} data-testid="refusal" className="rounded-md">
      <ErrorNotice failure={failure} actions={actions} />
    </div>
  );
}

interface OldProps {
  age: string;
  onRead: () => void;
}

export function OldNotice({ age, onRead }: OldProps) {
  const { t } = useTranslation();
  const { vendor } = usePlanAbout();
  return (
    <div
      role="status"
      data-testid="preview-old"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <Clock aria-hidden size={18} className="shrink-0 text-care" />
      <p className="min-w-60 flex-1">
        <span className="font-medium">{t('preview.oldTitle', { age })}</span>{' '}
        <span className="text-soft">{t('preview.oldText', { vendor })}</span>
      </p>
      <Button onClick={onRead} data-testid="read-again">
        {t('preview.readAgain')}
      </Button>
    </div>
  );
}

export function ReadingNotice({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const { vendor } = usePlanAbout();
  const waits = useWaitWords(reading.wait);
  return (
    <div
      data-testid="preview-reading"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-wash p-3"
    >
      <p role="status" className="flex items-center gap-2.5">
        <Spinner />
        {t('preview.reading', { vendor })}
      </p>
      {reading.moved === null || waits !== null ? (
        <p className="tabular min-w-40 flex-1 text-soft">{waits}</p>
      ) : (
        <HowFar moved={reading.moved} />
      )}
      <Button busy={reading.at === 'stopping'} onClick={reading.stop}>
        {t('preview.stopReading')}
      </Button>
    </div>
  );
}

/** Choices made here or in matching that this plan does not know of. */
export function MovedNotice({ count, onRead }: { count: number; onRead: () => void }) {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      data-testid="unmatched-moved"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <Clock aria-hidden size={18} className="shrink-0 text-care" />
      <p className="min-w-60 flex-1">
        <span className="font-medium">{t('preview.movedTitle', { count })}</span>{' '}
        <span className="text-soft">{t('preview.movedText')}</span>
      </p>
      <Button onClick={onRead} data-testid="preview-again">
        {t('preview.again')}
      </Button>
    </div>
  );
}
