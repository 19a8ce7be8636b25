// What is done about one item, or about all of a group at once.
import { asFailure, type Failure } from '@/backend/failure';
import type { AttentionLine, Rechecked, Until } from '@/bindings';
import { useRecheck, useReopen, useResolve, useSnooze } from './queries';

export interface Acts {
  recheck: () => void;
  resolve: () => void;
  snooze: (until: Until) => void;
  reopen: () => void;
  /** It is being looked at. */
  looking: boolean;
  /** What looking again showed, where it is still there. */
  looked: Rechecked | null;
  failure: Failure | null;
}

export function useActs(line: AttentionLine): Acts {
  const recheck = useRecheck();
  const [resolve, snooze, reopen] = [useResolve(), useSnooze(), useReopen()];
  const keys = [line.key];
  const failed = [recheck, resolve, snooze, reopen].find((m) => m.isError);
  return {
    recheck: () => recheck.mutate(line.key),
    resolve: () => resolve.mutate(keys),
    snooze: (until) => snooze.mutate({ keys, until }),
    reopen: () => reopen.mutate(keys),
    looking: recheck.isPending,
    looked: recheck.data !== undefined && recheck.data.left.length > 0 ? recheck.data : null,
    failure: failed === undefined ? null : asFailure(failed.error),
  };
}
