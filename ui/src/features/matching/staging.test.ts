// Staging under random acts: undo takes back exactly one step, and what a person set is never touched.
import { describe, expect, it } from 'vitest';
import type { MatchRow } from '@/bindings';
import { accepted, certain, chosen, cleared, createdLater, excluded } from './choices';
import { isSaved, nothingStaged, staging, standing, type Changes, type Staging } from './staging';
import { random, someRows } from './sample';

const rows = someRows(40, 7);

function act(state: Staging, next: () => number): Staging {
  const row = rows[Math.floor(next() * rows.length)];
  if (row === undefined) return state;
  const decide = [
    () => chosen(row, { id: 1 + Math.floor(next() * 30), name: 'A client' }),
    () => excluded(row, next() < 0.5 ? 'internal' : 'left us'),
    () => createdLater(row),
    () => cleared(row),
    () => null,
  ][Math.floor(next() * 5)];
  const changes: Changes = new Map([[row.customerId, decide?.() ?? null]]);
  return staging(state, { act: 'stage', changes, by: 'person' });
}

describe('staging', () => {
  it('takes back every step to the very edits before it, and does each again', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const next = random(seed);
      let state = nothingStaged;
      const seen = [state.now];
      for (let i = 0; i < 40; i += 1) {
        const after = act(state, next);
        if (after.now !== state.now) seen.push(after.now);
        state = after;
      }
      const last = state.now;
      for (const before of seen.slice(0, -1).reverse()) {
        state = staging(state, { act: 'undo' });
        expect(state.now).toBe(before);
      }
      expect(state.past).toHaveLength(0);
      expect(staging(state, { act: 'undo' })).toBe(state);
      for (const after of seen.slice(1)) {
        state = staging(state, { act: 'redo' });
        expect(state.now).toBe(after);
      }
      expect(state.now).toBe(last);
      expect(staging(state, { act: 'redo' })).toBe(state);
    }
  });

  it('never holds an edit that says what is saved', () => {
    const byId = new Map(rows.map((row) => [row.customerId, row]));
    for (let seed = 1; seed <= 30; seed += 1) {
      const next = random(seed);
      let state = nothingStaged;
      for (let i = 0; i < 60; i += 1) state = act(state, next);
      for (const [id, edit] of state.now) {
        const row = byId.get(id);
        expect(row && isSaved(row, edit.choice)).toBe(false);
      }
      expect(standing(state.now, rows)).toBe(state.now);
    }
  });

  it('leaves alone what a person set, staged or took back, however often names suggest', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const next = random(seed);
      let state = nothingStaged;
      const mine = new Map<string, unknown>();
      for (let i = 0; i < 60; i += 1) {
        if (next() < 0.3) {
          const changes = certain(rows, state.now, state.touched);
          state = staging(state, { act: 'stage', changes, by: 'names' });
        } else {
          state = act(state, next);
          for (const id of state.touched) mine.set(id, state.now.get(id));
        }
        for (const [id, edit] of mine) expect(state.now.get(id)).toBe(edit);
      }
    }
  });

  it('suggests the same twice without a second step', () => {
    const all = certain(rows, new Map(), new Set());
    expect(all.size).toBeGreaterThan(0);
    const once = staging(nothingStaged, { act: 'stage', changes: all, by: 'names' });
    const twice = staging(once, { act: 'stage', changes: all, by: 'names' });
    expect(twice.now).toBe(once.now);
    expect(certain(rows, once.now, once.touched).size).toBe(0);
    // Only the same name, unique on both sides, and only where nothing is decided.
    for (const id of all.keys()) {
      const row = rows.find((r) => r.customerId === id);
      expect([row?.state, row?.proposal?.kind]).toEqual(['unmatched', 'exact']);
    }
  });

  it('keeps what was staged while a save was under way', () => {
    const [a, b] = rows as [MatchRow, MatchRow];
    const stage = (state: Staging, row: MatchRow, reason: string) =>
      staging(state, {
        act: 'stage',
        by: 'person',
        changes: new Map([[row.customerId, excluded(row, reason)]]),
      });
    const sent = stage(nothingStaged, a, 'one');
    const meanwhile = stage(stage(sent, b, 'two'), a, 'three');
    const after = staging(meanwhile, { act: 'saved', edits: sent.now });
    expect([...after.now.keys()].sort()).toEqual([a.customerId, b.customerId].sort());
    const saved = staging(sent, { act: 'saved', edits: sent.now });
    expect(saved.now.size).toBe(0);
    expect(saved.past).toHaveLength(0);
  });

  it('forgets edits of customers that are gone or decided the same elsewhere', () => {
    const row = rows.find((r) => r.proposal?.kind === 'exact');
    if (!row?.proposal) throw new Error('the sample has exact proposals');
    const edit = accepted(row, row.proposal);
    if (edit === null) throw new Error('it is not saved');
    const edits = new Map([[row.customerId, edit]]);
    expect(standing(edits, []).size).toBe(0);
    const { clientId, clientName } = row.proposal;
    const saved = { ...row, state: 'matched' as const, clientId, clientName };
    expect(standing(edits, [saved]).size).toBe(0);
    expect(standing(edits, [row])).toBe(edits);
  });
});
