// What the preview asks of one change: does it write, and in which part of the table it stands.
import type { Action, PreviewChange } from '@/bindings';

export type Section = 'cuts' | 'held' | 'customers';

/** In the order of the totals. */
export const actions: readonly Action[] = [
  'create',
  'update',
  'adopt',
  'deactivate',
  'zero',
  'delete',
  'unchanged',
  'skip',
  'blocked',
];

/** Whether applying writes it to Halo. */
export function acts(change: PreviewChange): boolean {
  const { action } = change;
  return action !== 'unchanged' && action !== 'skip' && action !== 'blocked';
}

/** Removals and drops come first and by themselves; what nobody writes has a place of its own. */
export function sectionOf(change: PreviewChange): Section {
  if (!acts(change)) return 'held';
  return change.cuts ? 'cuts' : 'customers';
}

/** What J and K stop at. */
export function isException(change: PreviewChange): boolean {
  return change.cuts || change.action === 'blocked';
}
