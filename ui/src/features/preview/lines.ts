// The plan as one flat list of lines: removals first, then what waits, then customer by customer.
import type { Action, PreviewChange, PreviewCustomer } from '@/bindings';
import type { Line } from '@/components/data-table/model';
import { acts, sectionOf, type Section } from './change';
import type { Filter } from './filter';
import { wanted } from './filter';

export type Entry =
  | SectionEntry
  | CustomerEntry
  | ChangeEntry
  | { kind: 'detail'; change: PreviewChange; customer: PreviewCustomer }
  | { kind: 'unchanged'; customer: PreviewCustomer; count: number }
  | { kind: 'reading'; customer: PreviewCustomer; failed: boolean }
  | { kind: 'quiet'; count: number }
  | UnmatchedEntry;

/** A customer that nobody matched, in place of its lines. */
export interface UnmatchedEntry {
  kind: 'unmatched';
  customer: PreviewCustomer;
  /** Subscriptions that are left out. */
  licences: number;
}

export interface SectionEntry {
  kind: 'section';
  section: Section | 'unmatched';
  seqs: number[];
  count: number;
}

export interface CustomerEntry {
  kind: 'customer';
  customer: PreviewCustomer;
  changes: PreviewChange[];
  seqs: number[];
  /** Those of this customer that stand in the sections above. */
  above: { cuts: number; held: number };
}

export interface ChangeEntry {
  kind: 'change';
  change: PreviewChange;
  customer: PreviewCustomer;
  /** Not under its customer, so it has to name it. */
  alone: boolean;
}

export type Unchanged = readonly PreviewChange[] | 'reading' | 'failed';

export interface Layout {
  customers: readonly PreviewCustomer[];
  /** Ids of those that wait for a person to say what becomes of them. */
  unmatched: ReadonlySet<string>;
  quiet: number;
  filter: Filter;
  /** Groups that stand the other way than at first. */
  turned: ReadonlySet<string>;
  customersOpen: boolean;
  expanded: ReadonlySet<number>;
  unchanged: ReadonlyMap<string, Unchanged>;
}

export interface Laid {
  lines: Line<Entry>[];
  /** Changes that pass the filter. */
  found: number;
}

/** Held changes are open where a person can take them in at a glance. */
const atAGlance = 12;

export const customerGroup = (id: string) => `customer:${id}`;
export const unchangedGroup = (id: string) => `unchanged:${id}`;
export const unmatchedGroup = (id: string) => `unmatched:${id}`;
export const sectionGroup = (section: Section | 'unmatched') => `section:${section}`;

interface Found {
  customer: PreviewCustomer;
  own: PreviewChange[];
  above: { cuts: number; held: number };
  unchanged: number;
}

export function laid(layout: Layout): Laid {
  const { filter } = layout;
  const aside: Record<'cuts' | 'held', ChangeEntry[]> = { cuts: [], held: [] };
  const found: Found[] = [];
  const open: { customer: PreviewCustomer; changes: PreviewChange[] }[] = [];
  let count = 0;
  for (const customer of layout.customers) {
    const pass = wanted(filter, customer);
    if (layout.unmatched.has(customer.customerId)) {
      const changes = customer.changes.filter(pass);
      count += changes.length;
      if (changes.length > 0) open.push({ customer, changes });
      continue;
    }
    const own: PreviewChange[] = [];
    const above = { cuts: 0, held: 0 };
    for (const change of customer.changes) {
      if (!pass(change)) continue;
      count += 1;
      const section = sectionOf(change);
      if (section === 'customers') own.push(change);
      else {
        above[section] += 1;
        aside[section].push({ kind: 'change', change, customer, alone: true });
      }
    }
    const unchanged = pass('unchanged') ? customer.tally.unchanged : 0;
    if (own.length > 0 || unchanged > 0) found.push({ customer, own, above, unchanged });
  }
  // What needs a person stands before what is left alone on purpose.
  aside.held.sort((a, b) => rank(a.change.action) - rank(b.change.action));

  const lines: Line<Entry>[] = [];
  addAside(lines, layout, 'cuts', aside.cuts, true);
  addUnmatched(lines, layout, open);
  addAside(lines, layout, 'held', aside.held, aside.held.length <= atAGlance);
  addCustomers(lines, layout, found);
  const all = filter.action === null || filter.action === 'unchanged';
  if (layout.quiet > 0 && all && filter.search === '') {
    lines.push(row('quiet', { kind: 'quiet', count: layout.quiet }));
  }
  return { lines, found: count };
}

function rank(action: Action): number {
  return action === 'blocked' ? 0 : 1;
}

function row(id: string, entry: Entry): Line<Entry> {
  return { kind: 'row', id, row: entry };
}

/** A group carries its own entry as its one row. */
function group(id: string, entry: Entry, open: boolean): Line<Entry> {
  return { kind: 'group', id, group: id, rows: [entry], open };
}

function addAside(
  lines: Line<Entry>[],
  layout: Layout,
  section: 'cuts' | 'held',
  entries: ChangeEntry[],
  openAtFirst: boolean,
): void {
  if (entries.length === 0) return;
  const id = sectionGroup(section);
  const open = layout.turned.has(id) !== openAtFirst;
  const seqs = section === 'cuts' ? entries.map((e) => e.change.seq) : [];
  lines.push(group(id, { kind: 'section', section, seqs, count: entries.length }, open));
  if (open) for (const entry of entries) addChange(lines, layout, entry);
}

/** Folded, each: what is left out for a customer is one decision, however many subscriptions it has. */
function addUnmatched(
  lines: Line<Entry>[],
  layout: Layout,
  open: readonly { customer: PreviewCustomer; changes: PreviewChange[] }[],
): void {
  if (open.length === 0) return;
  const id = sectionGroup('unmatched');
  const shows = layout.turned.has(id) !== open.length <= atAGlance;
  const head: Entry = { kind: 'section', section: 'unmatched', seqs: [], count: open.length };
  lines.push(group(id, head, shows));
  if (!shows) return;
  for (const { customer, changes } of open) {
    const key = unmatchedGroup(customer.customerId);
    const its = layout.turned.has(key);
    const licences = customer.changes.filter((c) => c.entity === 'licence').length;
    lines.push(group(key, { kind: 'unmatched', customer, licences }, its));
    if (!its) continue;
    for (const change of changes) {
      if (change.entity === 'licence') {
        addChange(lines, layout, { kind: 'change', change, customer, alone: false });
      }
    }
  }
}

function addChange(lines: Line<Entry>[], layout: Layout, entry: ChangeEntry): void {
  const { change, customer } = entry;
  lines.push(row(`change:${change.seq}`, entry));
  if (layout.expanded.has(change.seq)) {
    lines.push(row(`detail:${change.seq}`, { kind: 'detail', change, customer }));
  }
}

function addCustomers(lines: Line<Entry>[], layout: Layout, found: Found[]): void {
  if (found.length === 0) return;
  const id = sectionGroup('customers');
  const open = !layout.turned.has(id);
  const seqs = found.flatMap((f) => f.own.map((c) => c.seq));
  lines.push(group(id, { kind: 'section', section: 'customers', seqs, count: found.length }, open));
  if (!open) return;
  for (const { customer, own, above, unchanged } of found) {
    const key = customerGroup(customer.customerId);
    const shows = layout.turned.has(key) !== layout.customersOpen;
    const entry: CustomerEntry = {
      kind: 'customer',
      customer,
      changes: own,
      seqs: own.filter(acts).map((c) => c.seq),
      above,
    };
    lines.push(group(key, entry, shows));
    if (!shows) continue;
    for (const change of own) {
      addChange(lines, layout, { kind: 'change', change, customer, alone: false });
    }
    if (unchanged > 0) addUnchanged(lines, layout, customer, unchanged);
  }
}

function addUnchanged(
  lines: Line<Entry>[],
  layout: Layout,
  customer: PreviewCustomer,
  count: number,
): void {
  const id = unchangedGroup(customer.customerId);
  const open = layout.turned.has(id);
  lines.push(group(id, { kind: 'unchanged', customer, count }, open));
  if (!open) return;
  const read = layout.unchanged.get(customer.customerId) ?? 'reading';
  if (typeof read === 'string') {
    lines.push(row(`${id}:${read}`, { kind: 'reading', customer, failed: read === 'failed' }));
    return;
  }
  for (const change of read) {
    addChange(lines, layout, { kind: 'change', change, customer, alone: false });
  }
}
