// What happens in the shell, and which cached answers it makes out of date.
import type { QueryClient } from '@tanstack/react-query';
import { events } from '@/backend/backend';
import type { KeyPart } from './keys';

/** A new run, or a run that ended, shows in all of these. */
const afterRun: readonly KeyPart[] = [
  ['desk'], ['home'], ['history'], ['preview'], ['receipt'], ['auditIndex'], ['auditVerdict'],
]; // prettier-ignore

function outdate(client: QueryClient, keys: readonly KeyPart[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** Listens for the life of the window; answers with what ends it. */
export async function followEvents(client: QueryClient): Promise<() => void> {
  const started = new Set<string>();
  const leave = await Promise.all([
    events.runMoved.listen(({ payload }) => {
      // The event carries the whole state; asking for it again would only be slower.
      client.setQueryData(['run', payload.plan], payload);
      if (started.has(payload.run)) return;
      started.add(payload.run);
      outdate(client, [['desk'], ['home'], ['preview', payload.plan]]);
    }),
    events.runEnded.listen(({ payload }) => {
      if (payload.run !== null) started.delete(payload.run);
      outdate(client, [...afterRun, ['run', payload.plan]]);
    }),
    // Also a schedule that came to no run leaves something: a plan that waits, or why it could not.
    events.dueRan.listen(() => outdate(client, [...afterRun, ['runner']])),
  ]);
  return () => leave.forEach((end) => end());
}

/** After connections, matches or plans were changed by a command. */
export function outdateAll(client: QueryClient): void {
  void client.invalidateQueries();
}
