// The one door to the shell. In a plain browser, while working or testing, an in-memory one answers.
import type * as bindings from '@/bindings';

export type Commands = typeof bindings.commands;
export type Events = typeof bindings.events;
export interface Backend {
  commands: Commands;
  events: Events;
}

async function open(): Promise<Backend> {
  // Constant in a build for release, so that the fake is not even part of it.
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    return (await import('./fake/fake')).fake();
  }
  return (await import('./tauri')).tauri;
}

const opened = await open();

export const backend: Commands = opened.commands;
export const events: Events = opened.events;
