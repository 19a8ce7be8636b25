// The ticks of one plan, and the way back from each of them.
import { useMemo, useState } from 'react';
import type { Preview } from '@/bindings';
import { firstOut, taken, tickable, ticked, type Out } from './ticks';

export function useTicks(preview: Preview) {
  const plan = useMemo(() => tickable(preview), [preview]);
  const first = useMemo(() => firstOut(preview, plan), [preview, plan]);
  const [steps, setSteps] = useState<readonly Out[]>([first]);
  const out = steps.at(-1) ?? first;
  const put = (next: Out) => setSteps([...steps.slice(-49), next]);
  const takes = useMemo(() => taken(plan, out), [plan, out]);
  return {
    plan,
    out,
    taken: takes,
    tick: (seqs: readonly number[], on: boolean) => put(ticked(plan, out, seqs, on)),
    /** Everything but removals, which are ticked one by one or by their own group. */
    tickAll: () => put(new Set(plan.all.filter((c) => c.cuts && out.has(c.seq)).map((c) => c.seq))),
    tickNone: () => put(new Set(plan.all.map((c) => c.seq))),
    undo: steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : null,
  };
}

export type Ticks = ReturnType<typeof useTicks>;
