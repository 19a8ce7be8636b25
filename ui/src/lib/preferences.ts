// What the person prefers of the window itself: theme, density, letter keys. A copy is kept in
// the page, so that the window does not flash while the shell's settings are on their way.
import { useSyncExternalStore } from 'react';

export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  singleKeys: boolean;
}

const place = 'halyard.window';
const initial: Preferences = { theme: 'system', density: 'comfortable', singleKeys: true };
const listeners = new Set<() => void>();
let current = load();

function load(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>;
    return { ...initial, ...kept };
  } catch {
    // A preference that cannot be read is not worth a message.
    return initial;
  }
}

export function preference<K extends keyof Preferences>(name: K): Preferences[K] {
  return current[name];
}

/** Called with every change a person makes. */
let keep: ((preferences: Preferences) => void) | undefined;

export function onPreference(tell: (preferences: Preferences) => void): void {
  keep = tell;
}

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  adoptPreferences({ [name]: value });
  keep?.(current);
}

/** Takes over what is kept elsewhere. */
export function adoptPreferences(kept: Partial<Preferences>): void {
  current = { ...current, ...kept };
  localStorage.setItem(place, JSON.stringify(current));
  applyPreferences();
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreference<K extends keyof Preferences>(name: K): Preferences[K] {
  return useSyncExternalStore(subscribe, () => current[name]);
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts theme and density on the page; called once at start and on every change. */
export function applyPreferences(): void {
  const theme = current.theme === 'system' ? (dark.matches ? 'dark' : 'light') : current.theme;
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dataset['density'] = current.density;
}

dark.addEventListener('change', applyPreferences);
