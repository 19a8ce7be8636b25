// A list that mounted parts add to and the frame reads: commands, help.
import { useSyncExternalStore } from 'react';

export interface Registry<T> {
  add: (entry: T) => () => void;
  use: () => readonly T[];
}

export function registry<T>(): Registry<T> {
  let entries: readonly T[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly T[]) => {
    entries = next;
    for (const tell of listeners) tell();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    add: (entry) => {
      set([...entries, entry]);
      return () => set(entries.filter((e) => e !== entry));
    },
    use: () => useSyncExternalStore(subscribe, () => entries),
  };
}
