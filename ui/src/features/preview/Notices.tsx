// What must be read before the plan: what was refused, its age, remarks on the whole.
import { Clock } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Spinner } from '@/components/ui/Spinner';
import type { Reading } from '@/features/preview-start/reading';
import { useWaitWords } from '@/features/preview-start/wait';

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
  return (
    <div
      role="status"
      data-testid="preview-old"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <Clock aria-hidden size={18} className="shrink-0 text-care" />
      <p className="min-w-60 flex-1">
        <span className="font-medium">{t('preview.oldTitle', { age })}</span>{' '}
        <span className="text-soft">{t('preview.oldText', { vendor: t('preview.vendor') })}</span>
      </p>
      <Button onClick={onRead} data-testid="read-again">
        {t('preview.readAgain')}
      </Button>
    </div>
  );
}

export function ReadingNotice({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const waits = useWaitWords(reading.wait);
  return (
    <div
      data-testid="preview-reading"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-wash p-3"
    >
      <p role="status" className="flex items-center gap-2.5">
        <Spinner />
        {t('preview.reading', { vendor: t('preview.vendor') })}
      </p>
      <p className="tabular min-w-40 flex-1 text-soft">{waits}</p>
      <Button busy={reading.at === 'stopping'} onClick={reading.stop}>
        {t('preview.stopReading')}
      </Button>
    </div>
  );
}

interface RemarksProps {
  remarks: readonly string[];
  /** Whether they stand open whatever their number: of an undo they say what it cannot take back. */
  open: boolean;
}

/** One or two stand in full; more are counted, and open. */
export function Remarks({ remarks, open }: RemarksProps) {
  const { t } = useTranslation();
  if (remarks.length === 0) return null;
  const list = (
    <ul className="flex max-w-[100ch] flex-col gap-0.5 text-soft" data-testid="preview-remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
  if (remarks.length <= 2) return list;
  return (
    <Disclosure title={t('preview.remarksTitle')} count={remarks.length} defaultOpen={open}>
      {list}
    </Disclosure>
  );
}
