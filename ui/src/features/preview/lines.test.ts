// The order of the table, its groups, and what a filter leaves of it.
import { describe, expect, it } from 'vitest';
import type { Action } from '@/bindings';
import { tooOld } from './age';
import { laid, type Layout } from './lines';
import { change, customer, plan } from './sample';
import { headAt } from './virtual';

const preview = plan();
const at = (more: Partial<Layout> = {}) =>
  laid({
    customers: preview.customers,
    unmatched: new Set<string>(),
    quiet: preview.quiet,
    filter: { action: null, search: '' },
    turned: new Set(),
    customersOpen: true,
    expanded: new Set(),
    unchanged: new Map(),
    ...more,
  });
const ids = (more: Partial<Layout> = {}) => at(more).lines.map((l) => l.id);
const find = (action: Action | null, search = '') => ids({ filter: { action, search } });

describe('lines', () => {
  it('put removals first, then what waits, then customers, then the quiet', () => {
    expect(ids()).toEqual([
      'section:cuts', 'change:1',
      'section:held', 'change:6',
      'section:customers',
      'customer:G-Acme', 'change:2', 'unchanged:G-Acme',
      'customer:G-Berg', 'change:3', 'change:4', 'change:5',
      'customer:G-Cove', 'unchanged:G-Cove',
      'quiet',
    ]); // prettier-ignore
  });

  it('close and open groups, all customers at once too', () => {
    expect(ids({ turned: new Set(['section:cuts']) })).not.toContain('change:1');
    const closed = ids({ customersOpen: false });
    expect(closed).not.toContain('change:2');
    expect(ids({ customersOpen: false, turned: new Set(['customer:G-Acme']) })).toContain(
      'change:2',
    );
  });

  it('keep many held changes closed, and counted', () => {
    const many = Array.from({ length: 13 }, (_, i) => change(i + 1, { action: 'skip' }));
    const { lines } = at({ customers: [customer('Acme', many)], quiet: 0 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ open: false, rows: [{ count: 13 }] });
  });

  it('put what needs a person before what is left alone', () => {
    const held = [change(1, { action: 'skip' }), change(2, { action: 'blocked' })];
    const { lines } = at({ customers: [customer('Acme', held)], quiet: 0 });
    expect(lines.map((l) => l.id)).toEqual(['section:held', 'change:2', 'change:1']);
  });

  it('add details below their change', () => {
    const lines = ids({ expanded: new Set([2]) });
    expect(lines[lines.indexOf('change:2') + 1]).toBe('detail:2');
  });

  it('show the unchanged once they are read', () => {
    const turned = new Set(['unchanged:G-Cove']);
    expect(ids({ turned })).toContain('unchanged:G-Cove:reading');
    const unchanged = new Map([['G-Cove', [change(40, { action: 'unchanged' as const })]]]);
    expect(ids({ turned, unchanged })).toContain('change:40');
  });

  it('filter by action', () => {
    expect(find('blocked')).toEqual(['section:held', 'change:6']);
    expect(find('unchanged')).toContain('unchanged:G-Acme');
    expect(find('unchanged')).not.toContain('change:2');
    expect(find('adopt')).toEqual([]);
  });

  it('search customers, products and subscriptions, whatever the case', () => {
    expect(find(null, 'BERG')).toContain('change:4');
    expect(find(null, 'berg')).not.toContain('change:2');
    expect(find(null, 'product 2')).toEqual(['section:customers', 'customer:G-Acme', 'change:2']);
    expect(find(null, 'sub-1')).toEqual(['section:cuts', 'change:1']);
  });
});

it('the head in view is that of the customer, not of the unchanged in it', () => {
  const { lines } = at();
  const place = (id: string) => lines.findIndex((l) => l.id === id);
  expect(headAt(lines, place('unchanged:G-Acme'))).toBe(place('customer:G-Acme'));
  expect(headAt(lines, place('change:1'))).toBe(place('section:cuts'));
});

it('a preview is too old after a quarter of an hour', () => {
  const now = Date.parse('2026-11-21T10:15:00Z');
  expect(tooOld('2026-11-21T10:00:00Z', now)).toBe(false);
  expect(tooOld('2026-11-21T10:00:00Z', now + 1)).toBe(true);
  expect(tooOld('', now)).toBe(true);
});
