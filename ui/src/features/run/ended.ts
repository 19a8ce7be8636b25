// What the window heard of runs that the shell keeps nowhere: that one was just begun, and what stopped it.
import { useSyncExternalStore } from 'react';
import type { Told } from '@/bindings';

export interface Heard {
  /** Ordered here, and not yet seen at work or at its end. */
  begun: boolean;
  error: Told | null;
}

const nothing: Heard = { begun: false, error: null };
const heard = new Map<string, Heard>();
const listeners = new Set<() => void>();

function put(plan: string, next: Heard): void {
  heard.set(plan, next);
  for (const tell of listeners) tell();
}

/** An order to run the plan was taken; a run of it will be heard of. */
export function began(plan: string): void {
  put(plan, { begun: true, error: null });
}

export function ended(plan: string, error: Told | null): void {
  put(plan, { begun: heard.get(plan)?.begun ?? false, error });
}

/** The run is on the screen: from here on its own state tells everything. */
export function seen(plan: string): void {
  const now = heard.get(plan);
  if (now?.begun === true) put(plan, { ...now, begun: false });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHeard(plan: string): Heard {
  return useSyncExternalStore(subscribe, () => heard.get(plan) ?? nothing);
}
