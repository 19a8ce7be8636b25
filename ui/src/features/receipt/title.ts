// What a receipt is called; an undo is named by the run it took back.
import i18next from 'i18next';
import type { ReceiptView } from '@/bindings';

export function titleOf({ line }: ReceiptView): string {
  return line.undoes === null
    ? i18next.t('receipt.title', { run: line.run })
    : i18next.t('receipt.undoTitle', { run: line.run, undone: line.undoes });
}
