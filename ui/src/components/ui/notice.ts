// "Done, Undo": for what has happened and can be taken back. Problems never come this way.
import i18next from 'i18next';
import { toast } from 'sonner';

export function notifyDone(text: string, undo?: () => void): void {
  toast(text, undo ? { action: { label: i18next.t('common.undo'), onClick: undo } } : {});
}

/** Done, and one thing to do next: "Show in folder", "Redo". */
export function notifyWith(text: string, label: string, run: () => void): void {
  toast(text, { action: { label, onClick: run } });
}
