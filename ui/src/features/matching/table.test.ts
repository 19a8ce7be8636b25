// Order, filters, counts and searching: what holds for any table.
import { describe, expect, it } from 'vitest';
import { excluded, forAll } from './choices';
import { counted, found, views } from './filter';
import { linesOf, needsYou } from './lines';
import { ordered, rank } from './order';
import { random, someRows } from './sample';
import { nothingStaged, staging, type Edits } from './staging';

const nothing: Edits = new Map();

describe('the order', () => {
  it('has every row once, by rank and then by name', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const rows = someRows(120, seed);
      const inOrder = ordered(rows, undefined);
      expect(new Set(inOrder)).toEqual(new Set(rows));
      expect(inOrder).toHaveLength(rows.length);
      const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
      inOrder.slice(1).forEach((row, i) => {
        const before = inOrder[i];
        if (before === undefined) throw new Error('there is one before');
        expect(rank(before)).toBeLessThanOrEqual(rank(row));
        if (rank(before) === rank(row)) {
          expect(names.compare(before.customerName, row.customerName)).toBeLessThanOrEqual(0);
        }
      });
    }
  });

  it('begins with what is left, a suggestion first', () => {
    const rows = ordered(someRows(300, 3), undefined);
    const states = rows.map((row) => row.state);
    const left = states.filter((state) => state === 'unmatched').length;
    expect(states.slice(0, left).every((state) => state === 'unmatched')).toBe(true);
    expect(rows[0]?.proposal?.kind).toBe('suggested');
    expect([...new Set(states.slice(left))]).toEqual(['conflict', 'create', 'matched', 'excluded']);
  });

  it('does not move a row that is only staged', () => {
    const rows = ordered(someRows(50, 4), undefined);
    const lines = linesOf(rows, nothing);
    const changes = forAll(lines.slice(0, 10), (row) => excluded(row, 'internal'));
    const { now } = staging(nothingStaged, { act: 'stage', changes, by: 'person' });
    expect(linesOf(rows, now).map((line) => line.id)).toEqual(lines.map((line) => line.id));
  });

  it('keeps unknown last whichever way it is sorted', () => {
    const rows = someRows(100, 5);
    for (const desc of [true, false]) {
      const clients = ordered(rows, { id: 'client', desc }).map(
        (row) => row.clientName ?? row.proposal?.clientName ?? null,
      );
      const known = clients.filter((name) => name !== null).length;
      expect(clients.slice(known).every((name) => name === null)).toBe(true);
    }
  });
});

describe('filters', () => {
  it('count what they show', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const rows = someRows(150, seed);
      const next = random(seed);
      const some = linesOf(rows, nothing).filter(() => next() < 0.3);
      const changes = forAll(some, (row) => excluded(row, 'a reason'));
      const { now } = staging(nothingStaged, { act: 'stage', changes, by: 'person' });
      const lines = linesOf(rows, now);
      const counts = counted(lines);
      for (const view of views) expect(found(lines, view, '')).toHaveLength(counts[view]);
      expect(counts.left + counts.matched + counts.create + counts.excluded + counts.conflict).toBe(
        counts.all,
      );
      expect(lines.filter(needsYou)).toHaveLength(counts.left + counts.conflict);
    }
  });

  it('find names and IDs of both sides, whatever case and accents', () => {
    const lines = linesOf(someRows(200, 9), nothing);
    const names = (search: string) => found(lines, 'all', search).map((l) => l.row.customerName);
    for (const search of ['müller', 'MUELLER', 'muller', 'Mueller']) {
      expect(names(search)).toEqual(names('Müller'));
      expect(names(search).length).toBeGreaterThan(0);
    }
    expect(names('dental muller').every((name) => /Müller Dental/.test(name))).toBe(true);
    expect(found(lines, 'all', 'C-17').map((l) => l.id)).toContain('C-17');
    const client = lines.find((l) => l.row.clientId !== null);
    const byClient = found(lines, 'all', `${client?.row.clientId ?? ''}`).map((l) => l.id);
    expect(byClient).toContain(client?.id);
    expect(found(lines, 'all', 'no such customer')).toHaveLength(0);
    expect(found(lines, 'all', '  ')).toBe(lines);
  });

  it('narrow with every letter, also among ten thousand', () => {
    const lines = linesOf(someRows(10_000, 2), nothing);
    let before = lines.length;
    for (let n = 1; n <= 'quayside vets'.length; n += 1) {
      const now = found(lines, 'all', 'quayside vets'.slice(0, n)).length;
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
    expect(before).toBeGreaterThan(0);
  });

  it('draw a row anew only when something of it changed', () => {
    const rows = someRows(30, 6);
    const lines = linesOf(rows, nothing);
    const changes = forAll(lines.slice(0, 1), (row) => excluded(row, 'new'));
    const { now } = staging(nothingStaged, { act: 'stage', changes, by: 'person' });
    const after = linesOf(rows, now);
    expect(after.filter((line, i) => line !== lines[i])).toHaveLength(1);
  });
});
