// Which changes a person takes. Kept as what is left out, because mostly nothing is.
import type { Preview, PreviewChange } from '@/bindings';
import { acts } from './change';

export type Out = ReadonlySet<number>;

/** What of a plan can be ticked, and what hangs together. Built once for a plan. */
export interface Tickable {
  /** Everything that writes, in the plan's order. */
  all: readonly PreviewChange[];
  needs: ReadonlyMap<number, number>;
  neededBy: ReadonlyMap<number, readonly number[]>;
}

export function tickable(preview: Preview): Tickable {
  const all = preview.customers.flatMap((c) => c.changes.filter(acts));
  const needs = new Map<number, number>();
  const neededBy = new Map<number, number[]>();
  for (const { seq, needs: needed } of all) {
    if (needed === null) continue;
    needs.set(seq, needed);
    neededBy.set(needed, [...(neededBy.get(needed) ?? []), seq]);
  }
  return { all, needs, neededBy };
}

/** At first everything is in, but for removals and drops that a guard stands before. */
export function firstOut(preview: Preview, plan: Tickable): Out {
  if (preview.guard === null) return new Set();
  return new Set(plan.all.filter((c) => c.cuts).map((c) => c.seq));
}

/** Ticks or unticks some. A licence goes with its new client; alone it can only be left out. */
export function ticked(plan: Tickable, out: Out, seqs: readonly number[], on: boolean): Out {
  const next = new Set(out);
  const put = (seq: number) => {
    if (on) next.delete(seq);
    else next.add(seq);
  };
  for (const seq of seqs) {
    put(seq);
    plan.neededBy.get(seq)?.forEach(put);
    const needed = plan.needs.get(seq);
    if (on && needed !== undefined) next.delete(needed);
  }
  return next;
}

export type GroupTick = 'all' | 'some' | 'none';

export function groupTick(seqs: readonly number[], out: Out): GroupTick {
  let outside = 0;
  for (const seq of seqs) if (out.has(seq)) outside += 1;
  if (outside === 0) return 'all';
  return outside === seqs.length ? 'none' : 'some';
}

export function taken(plan: Tickable, out: Out): PreviewChange[] {
  return out.size === 0 ? [...plan.all] : plan.all.filter((c) => !out.has(c.seq));
}

export type Off = 'applied' | 'empty' | 'old' | 'none' | 'guard';

export interface ApplyState {
  run: string | null;
  old: boolean;
  /** The guard stops the plan, and nobody has said why it may pass. */
  guarded: boolean;
  all: number;
  taken: readonly PreviewChange[];
}

/** Why Apply is off; null where it is on. */
export function applyOff(state: ApplyState): Off | null {
  if (state.run !== null) return 'applied';
  if (state.all === 0) return 'empty';
  if (state.old) return 'old';
  if (state.taken.length === 0) return 'none';
  if (state.guarded && state.taken.some((c) => c.cuts)) return 'guard';
  return null;
}
