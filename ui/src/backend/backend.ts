// The one door to the shell. In a plain browser, while working or testing, an in-memory one answers.
import type * as bindings from '@/bindings';
import { tauri } from './tauri';

export type Commands = typeof bindings.commands;

type PayloadOf<E> = E extends { listen: (tell: (event: infer V) => void) => unknown }
  ? V extends { payload: infer P }
    ? P
    : never
  : never;

/** What happened, by the names the bindings give it. */
export type Happenings = {
  [E in keyof typeof bindings.events]: PayloadOf<(typeof bindings.events)[E]>;
};

export interface Listening<P> {
  /** Answers with what ends the listening. */
  listen: (tell: (event: { payload: P }) => void) => Promise<() => void>;
}

export type Events = { [E in keyof Happenings]: Listening<Happenings[E]> };

export interface Backend {
  commands: Commands;
  events: Events;
}

async function open(): Promise<Backend> {
  // Constant in a build for release, so that the fake is not even part of it.
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    return (await import('./fake/fake')).openFake();
  }
  return tauri;
}

const opened = await open();

export const backend: Commands = opened.commands;
export const events: Events = opened.events;
