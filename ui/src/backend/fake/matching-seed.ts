// The matching table, with every state and every kind of reason in it.
import type { ClientChoice, MatchRow } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import { clientName, customerName } from './names';
import { vendorSeeds } from './vendors-seed';

export function matchRows(size: number, kind: VendorKind): MatchRow[] {
  return Array.from({ length: size }, (_, i) => row(i, kind)).sort((a, b) =>
    a.customerName.localeCompare(b.customerName),
  );
}

/** The same customer before anyone matched anything. */
export function neverMatched(row: MatchRow): MatchRow {
  const { clientId, clientName: name, kind } = row;
  const same = kind === 'exact' && clientId !== null && name !== null;
  return {
    ...row,
    state: 'unmatched',
    kind: null,
    clientId: null,
    clientName: null,
    why: row.proposal === null && !same ? 'no client has a similar name' : '',
    proposal: same
      ? { kind: 'exact', clientId, clientName: name, score: null, why: row.why }
      : row.proposal,
  };
}

function row(n: number, kind: VendorKind): MatchRow {
  const { customerId, offset } = vendorSeeds[kind];
  const i = n + offset;
  const base: MatchRow = {
    customerId: customerId(n),
    customerName: customerName(i),
    state: 'matched',
    kind: 'exact',
    clientId: 500 + i,
    clientName: clientName(i),
    why: 'the same name, after dropping Ltd',
    proposal: null,
  };
  const none = { kind: null, clientId: null, clientName: null };
  const client = { clientId: 500 + i, clientName: clientName(i) };
  switch (i % 12) {
    case 3:
      return {
        ...base,
        ...none,
        state: 'unmatched',
        why: 'a similar name',
        proposal: { kind: 'suggested', ...client, score: 0.86, why: 'all words but “Group” agree' },
      };
    case 6:
      return {
        ...base,
        ...none,
        state: 'unmatched',
        why: 'the same name, unique on both sides',
        proposal: {
          kind: 'exact',
          ...client,
          score: null,
          why: 'the same name, after dropping Limited',
        },
      };
    case 8:
      return { ...base, ...none, state: 'excluded', kind: 'excluded', why: 'internal test tenant' };
    case 9:
      return { ...base, kind: 'manual', why: 'set by j.okafor' };
    case 10:
      return i % 24 === 10
        ? { ...base, state: 'conflict', why: 'the client is inactive in Halo' }
        : { ...base, ...none, state: 'create', why: 'a new client is made by the next import' };
    case 11:
      return { ...base, ...none, state: 'unmatched', why: 'no client has a similar name' };
    default:
      return base;
  }
}

export function clientChoices(size: number, rows: readonly MatchRow[]): ClientChoice[] {
  const users = new Map<number, string[]>();
  for (const r of rows) {
    if (r.clientId !== null)
      users.set(r.clientId, [...(users.get(r.clientId) ?? []), r.customerName]);
  }
  return Array.from({ length: Math.max(size, 12) + 20 }, (_, i) => ({
    id: 500 + i,
    name: clientName(i),
    topLevel: i % 7 === 0 ? 'Internal' : 'Customers',
    inactive: i % 24 === 10,
    usedBy: users.get(500 + i) ?? [],
  })).sort((a, b) => a.name.localeCompare(b.name));
}
