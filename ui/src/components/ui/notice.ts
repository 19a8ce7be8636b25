// "Done, Undo": for what has happened and can be taken back. Problems never come this way.
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

export interface Notice {
  id: number;
  text: string;
  action: { label: string; run: () => void } | null;
}

/** More at once nobody reads. */
const most = 3;

let last = 0;
let notices: readonly Notice[] = [];
const listeners = new Set<() => void>();

function put(next: readonly Notice[]): void {
  notices = next;
  for (const tell of listeners) tell();
}

function notify(text: string, action: Notice['action']): void {
  last += 1;
  // An older "Undo" would by now take back something else than it says.
  const rest = action === null ? notices : notices.filter((n) => n.action === null);
  put([...rest, { id: last, text, action }].slice(-most));
}

export function notifyDone(text: string, undo?: () => void): void {
  notify(text, undo ? { label: i18next.t('common.undo'), run: undo } : null);
}

/** Done, and one thing to do next: "Show in folder", "Redo". */
export function notifyWith(text: string, label: string, run: () => void): void {
  notify(text, { label, run });
}

export function dismissNotice(id: number): void {
  put(notices.filter((n) => n.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(subscribe, () => notices);
}
