// What can be done with a run that has ended: go on, try again what failed, take it back.
import { Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { useCommands } from '@/frame/commands';
import { retryFailed, usePlanFrom, useResume } from './queries';

export function useReceiptActions(receipt: ReceiptView | undefined, onUndo: () => void) {
  const { t } = useTranslation();
  const retry = usePlanFrom(retryFailed);
  const resume = useResume();
  const { run = '', plan = '' } = receipt?.line ?? {};
  const resumes = receipt?.resumes === true;
  const retryable = receipt?.retryable ?? 0;
  const goOn = () => resume.mutate(plan);
  const again = () => retry.mutate(run);
  useCommands([
    ...(resumes
      ? [{ id: 'receipt:resume', label: t('receipt.goOn'), shortcut: 'Ctrl+Enter', run: goOn }]
      : []),
    ...(retryable > 0
      ? [
          {
            id: 'receipt:retry',
            label: t('receipt.retry', { count: retryable }),
            ...(resumes ? {} : { shortcut: 'Ctrl+Enter' }),
            run: again,
          },
        ]
      : []),
    ...(receipt?.undoable === true
      ? [{ id: 'receipt:undo', label: t('receipt.undoRun'), shortcut: 'Ctrl+Z', run: onUndo }]
      : []),
  ]);
  return { retry, resume, goOn, again, error: retry.error ?? resume.error };
}

export interface ReceiptActionsProps {
  receipt: ReceiptView;
  actions: ReturnType<typeof useReceiptActions>;
  onUndo: () => void;
}

export function ReceiptActions({ receipt, actions, onUndo }: ReceiptActionsProps) {
  const { t } = useTranslation();
  const { resumes, retryable, undoable } = receipt;
  return (
    <>
      {undoable && (
        <Button
          data-testid="receipt-undo"
          aria-keyshortcuts="Control+Z"
          icon={<Undo2 aria-hidden size={16} />}
          onClick={onUndo}
        >
          {t('receipt.undoRun')}
        </Button>
      )}
      {retryable > 0 && (
        <Button
          kind={resumes ? 'secondary' : 'primary'}
          busy={actions.retry.isPending}
          data-testid="receipt-retry"
          icon={<RotateCcw aria-hidden size={16} />}
          onClick={actions.again}
        >
          {t('receipt.retry', { count: retryable })}
        </Button>
      )}
      {resumes && (
        <Button
          kind="primary"
          busy={actions.resume.isPending}
          data-testid="receipt-resume"
          icon={<Redo2 aria-hidden size={16} />}
          onClick={actions.goOn}
        >
          {t('receipt.goOn')}
        </Button>
      )}
    </>
  );
}
