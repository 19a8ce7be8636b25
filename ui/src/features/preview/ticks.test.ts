// Which changes are taken at first, which go together, and why Apply is off.
import { describe, expect, it } from 'vitest';
import { guard, plan } from './sample';
import { applyOff, firstOut, groupTick, taken, tickable, ticked } from './ticks';

const preview = plan();
const all = tickable(preview);
const seqs = (out: ReadonlySet<number>) => taken(all, out).map((c) => c.seq);

describe('ticks', () => {
  it('take everything that writes, and nothing else', () => {
    expect(seqs(firstOut(preview, all))).toEqual([1, 2, 3, 4, 5]);
  });

  it('leave removals out where the guard stands before them', () => {
    expect(seqs(firstOut(plan({ guard }), all))).toEqual([2, 3, 4, 5]);
  });

  it('take a new client’s licences with it, off and on', () => {
    const off = ticked(all, new Set(), [3], false);
    expect([...off].sort()).toEqual([3, 4, 5]);
    expect(ticked(all, off, [3], true).size).toBe(0);
  });

  it('bring the client back for one licence, without the others', () => {
    const off = ticked(all, new Set(), [3], false);
    expect([...ticked(all, off, [4], true)]).toEqual([5]);
  });

  it('can leave one licence out by itself', () => {
    expect([...ticked(all, new Set(), [4], false)]).toEqual([4]);
  });

  it('say of a group whether all, some or none are in', () => {
    expect(groupTick([1, 2], new Set())).toBe('all');
    expect(groupTick([1, 2], new Set([2]))).toBe('some');
    expect(groupTick([1, 2], new Set([1, 2]))).toBe('none');
  });
});

describe('Apply', () => {
  const on = { run: null, old: false, guarded: false, all: 5, taken: all.all };
  it('is on for a fresh plan with ticks', () => {
    expect(applyOff(on)).toBeNull();
  });
  it('is off for a reason, the weightiest first', () => {
    expect(applyOff({ ...on, run: 'R1', old: true })).toBe('applied');
    expect(applyOff({ ...on, all: 0, taken: [] })).toBe('empty');
    expect(applyOff({ ...on, old: true, taken: [] })).toBe('old');
    expect(applyOff({ ...on, taken: [] })).toBe('none');
  });
  it('asks the guard only for removals', () => {
    expect(applyOff({ ...on, guarded: true })).toBe('guard');
    expect(applyOff({ ...on, guarded: true, taken: all.all.filter((c) => !c.cuts) })).toBeNull();
  });
});
