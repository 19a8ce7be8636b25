// Counts and money of changes.
import type { MoneyEffect, PreviewChange, Tally } from '@/bindings';
import { sum } from '@/lib/money';

export function emptyTally(): Tally {
  return {
    create: 0,
    update: 0,
    adopt: 0,
    deactivate: 0,
    zero: 0,
    delete: 0,
    unchanged: 0,
    skip: 0,
    blocked: 0,
  };
}

export function tallied(changes: readonly PreviewChange[]): Tally {
  const tally = emptyTally();
  for (const change of changes) tally[change.action] += 1;
  return tally;
}

export function effect(changes: readonly PreviewChange[]): MoneyEffect {
  const known = changes.filter((c) => c.monthly !== null);
  const total = sum(known.map((c) => c.monthly?.amount ?? '0'));
  return {
    monthly:
      known.length === 0 || total === null
        ? []
        : [{ amount: total, currency: known[0]?.monthly?.currency ?? null }],
    unknown: changes.filter((c) => c.monthly === null && c.entity === 'licence' && acts(c)).length,
  };
}

export function acts(change: PreviewChange): boolean {
  return !['unchanged', 'skip', 'blocked'].includes(change.action);
}
