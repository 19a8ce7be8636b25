// The list of clients to choose from, and what becomes of a file that is refused.
import { expect, it } from 'vitest';
import type { ClientChoice } from '@/bindings';
import { chosen } from './choices';
import { nextFree, optionsFor, searched } from './client-options';
import { badRows } from './csv';
import { someRows } from './sample';
import type { Edits } from './staging';

const clients: ClientChoice[] = [
  { id: 1, name: 'Alder Group', topLevel: 'Customers', inactive: false, usedBy: ['Alder One'] },
  { id: 2, name: 'Müller GmbH', topLevel: 'Internal', inactive: true, usedBy: [] },
  { id: 3, name: 'Wren', topLevel: null, inactive: false, usedBy: [] },
];

it('puts the suggestion on top and names others that use a client, staged ones too', () => {
  const rows = someRows(3, 1);
  const [one, two] = rows;
  if (!one || !two) throw new Error('there are three');
  const proposal = {
    kind: 'suggested',
    clientId: 3,
    clientName: 'Wren',
    score: 0.8,
    why: 'w',
  } as const;
  const row = { ...one, proposal };
  const edit = chosen(two, { id: 1, name: 'Alder Group' });
  if (edit === null) throw new Error('it is not saved');
  const edits: Edits = new Map([[two.customerId, edit]]);
  const options = optionsFor(row, clients, rows, edits);
  expect(options.map((o) => o.client.id)).toEqual([3, 1, 2]);
  expect(options[0]?.suggested).toBe('w');
  expect(options[1]?.usedBy).toEqual(['Alder One', two.customerName]);
  expect(chosen(row, { id: 3, name: 'Wren' })?.choice).toMatchObject({ kind: 'suggested' });
  expect(chosen(row, { id: 1, name: 'Alder Group' })?.choice).toMatchObject({ kind: 'manual' });
});

it('finds by name, number and top level, and steps over inactive ones', () => {
  const [row] = someRows(1, 1);
  if (!row) throw new Error('there is one');
  const options = optionsFor(row, clients, [], new Map());
  const ids = (search: string) => searched(options, search).map((o) => o.client.id);
  expect(ids('mueller')).toEqual([2]);
  expect(ids('#3')).toEqual([3]);
  expect(ids('customers')).toEqual([1]);
  expect(nextFree(options, 1, 1)).toBe(2);
  expect(nextFree(options, 1, -1)).toBe(0);
  expect(nextFree(options, 3, 1)).toBe(-1);
});

it('lists the rows of a file that cannot be used', () => {
  const failure = {
    code: 'MATCH-FILE',
    what: '',
    why: 'line 2: The vendor has no customer "a; b".; line 14: It is excluded and has a client, too. … and 3 more',
    fix: '',
  };
  expect(badRows(failure)).toEqual([
    'line 2: The vendor has no customer "a; b".',
    'line 14: It is excluded and has a client, too.',
    '… and 3 more',
  ]);
  expect(badRows({ ...failure, code: 'NET' })).toEqual([]);
});
