// A state that was asked for, over the one the events told: the store knows figures, not what goes on now.
import type { RunState } from '@/bindings';

export function merged(
  known: RunState | null | undefined,
  asked: RunState | null,
): RunState | null {
  if (asked === null || known?.run !== asked.run) return asked;
  if (known.status !== 'running' || asked.status !== 'running') return asked;
  // An answer may be older than the last event; figures only grow.
  const settled = (s: RunState) => s.done + s.failed;
  const ahead = settled(known) > settled(asked) ? known : asked;
  const waits = known.waits !== null && Date.parse(known.waits.until) > Date.now();
  return {
    ...ahead,
    customer: asked.customer === '' ? known.customer : asked.customer,
    secondsLeft: asked.secondsLeft ?? known.secondsLeft,
    waits: asked.waits ?? (waits ? known.waits : null),
  };
}
