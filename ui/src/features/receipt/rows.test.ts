// Counting, filtering and grouping of a receipt's changes.
import { describe, expect, it } from 'vitest';
import type { Outcome, ReceiptChange, Told } from '@/bindings';
import { byRepair, countsOf, exact, filtered, offered, rowsOf } from './rows';

const told = (code: string, fix: string, what = 'It was refused.'): Told => ({
  code, what, why: '', fix,
}); // prettier-ignore

let seq = 0;
function change(customer: string, outcome: Outcome, error: Told | null = null): ReceiptChange {
  seq += 1;
  return {
    customer,
    customerId: customer,
    outcome,
    error,
    change: {
      seq, entity: 'licence', action: 'update', name: 'Exchange Online', subscription: `SUB-${seq}`,
      record: 9000 + seq, fields: [], conflicts: [], why: `why ${outcome}`, remarks: [], monthly: null, cuts: false,
      needs: null,
    },
  }; // prettier-ignore
}

const access = told('HALO-403', 'Set it to Read and Modify.');
const rows = rowsOf([
  change('Müller Optik', 'applied'),
  change('Alder Dental', 'stale', told('STALE', 'Make a new plan.', 'Licence 1 moved.')),
  change('Alder Dental', 'failed', access),
  change('Birchwood', 'failed', access),
  change('Birchwood', 'needsYou'),
  change('Birchwood', 'leftAlone'),
]);
const counts = countsOf(rows);

describe('counts', () => {
  it('add up to the four figures of the result', () => {
    const four = { applied: 1, problems: 3, needsYou: 1, rest: 1 };
    expect(counts).toMatchObject({ all: 6, failed: 2, ...four });
  });
  it('lead a sum of one outcome to that outcome', () => {
    expect(exact('rest', counts)).toBe('leftAlone');
    expect(exact('problems', counts)).toBe('problems');
  });
  it('offer a chip for what there is, and for a sum only while it is in use', () => {
    expect(offered(counts, 'all')).not.toContain('waiting');
    expect(offered(counts, 'all')).not.toContain('problems');
    expect(offered(counts, 'problems')).toContain('problems');
  });
});

describe('filtering', () => {
  it('goes by outcome and by words, whatever their accents', () => {
    expect(filtered(rows, 'problems', '')).toHaveLength(3);
    expect(filtered(rows, 'needsYou', '')).toHaveLength(1);
    expect(filtered(rows, 'all', 'mueller')).toHaveLength(1);
    expect(filtered(rows, 'all', 'halo-403')).toHaveLength(2);
    expect(filtered(rows, 'applied', 'birchwood')).toHaveLength(0);
  });
});

it('puts rows of the same repair together, the most frequent first', () => {
  const groups = byRepair(rows);
  expect(groups.map((group) => group.length)).toEqual([2, 1, 1]);
  expect(groups[0]?.map((row) => row.customer)).toEqual(['Alder Dental', 'Birchwood']);
});

it('stays quick with 40,000 changes', () => {
  const many = rowsOf(
    Array.from({ length: 40_000 }, (_, i) =>
      change(`Customer ${i}`, i % 2 ? 'failed' : 'applied', i % 2 ? access : null),
    ),
  );
  expect(byRepair(many)[0]).toHaveLength(20_000);
  expect(filtered(many, 'failed', 'customer 39999')).toHaveLength(1);
});
