// A small plan for tests, with one of everything that matters.
import type { Preview, PreviewChange, PreviewCustomer, Tally } from '@/bindings';

const none: Tally = {
  create: 0, update: 0, adopt: 0, deactivate: 0, zero: 0, delete: 0, unchanged: 0, skip: 0,
  blocked: 0,
}; // prettier-ignore

export function change(seq: number, more: Partial<PreviewChange> = {}): PreviewChange {
  return {
    seq,
    entity: 'licence',
    action: 'update',
    name: `Product ${seq}`,
    subscription: `SUB-${seq}`,
    record: 9000 + seq,
    fields: [],
    conflicts: [],
    why: 'Giacom counts more seats',
    remarks: [],
    monthly: { amount: '1.5', currency: 'GBP' },
    cuts: false,
    needs: null,
    ...more,
  };
}

export function customer(name: string, changes: PreviewChange[], unchanged = 0): PreviewCustomer {
  return {
    customerId: `G-${name}`,
    customerName: name,
    clientId: 12,
    tally: { ...none, unchanged },
    money: { monthly: [], unknown: 0 },
    changes,
  };
}

/** Acme: a drop and an update. Berg: a new client, its two licences, and one that is held. */
export function plan(more: Partial<Preview> = {}): Preview {
  return {
    plan: 'P1',
    connection: 'giacom',
    undoes: null,
    answerIsComplete: false,
    created: '2026-11-21T10:00:00Z',
    tally: none,
    clients: none,
    licences: none,
    money: { monthly: [], unknown: 0 },
    guard: null,
    remarks: [],
    customers: [
      customer('Acme', [change(1, { cuts: true }), change(2)], 3),
      customer('Berg', [
        change(3, { entity: 'client', action: 'create', subscription: null, monthly: null }),
        change(4, { action: 'create', needs: 3 }),
        change(5, { action: 'create', needs: 3 }),
        change(6, { action: 'blocked', monthly: null }),
      ]),
      customer('Cove', [], 2),
    ],
    quiet: 4,
    run: null,
    ...more,
  };
}

export const guard = {
  deactivate: 9,
  zero: 2,
  halve: 1,
  licences: 40,
  why: '12 of 40 licences would be cut.',
};
