// "Suggest matches": reads both sides anew. Waiting is told, and it can be stopped.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MatchTable } from '@/bindings';
import { backend } from '@/backend/backend';
import { useReadingTold, type ReadingTold } from '@/api/reading-told';
import { asFailure, type Failure } from '@/backend/failure';
import { adoptTable } from './queries';

export interface Suggesting extends ReadingTold {
  at: 'still' | 'reading' | 'stopped';
  failure: Failure | null;
  start: () => void;
  stop: () => void;
}

export function useSuggest(
  connection: string,
  onRead: (table: MatchTable) => void,
  onStopped: () => void,
): Suggesting {
  const client = useQueryClient();
  const [at, setAt] = useState<Suggesting['at']>('still');
  const [told, forget] = useReadingTold(connection, at === 'reading');
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The reading whose answer is waited for; a stopped one may still answer, to nobody. */
  const turn = useRef(0);

  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );

  // A person goes on deciding while it reads, so what follows must know of that.
  const done = useRef(onRead);
  useEffect(() => {
    done.current = onRead;
  });

  const read = async () => {
    turn.current += 1;
    const mine = turn.current;
    setAt('reading');
    forget();
    setFailure(null);
    try {
      const table = await backend.refreshMatching(connection);
      if (turn.current !== mine) return;
      adoptTable(client, table);
      setAt('still');
      done.current(table);
    } catch (thrown) {
      if (turn.current !== mine) return;
      const refused = asFailure(thrown);
      // What a person stopped elsewhere is no failure.
      setAt(refused.code === 'INTERRUPTED' ? 'stopped' : 'still');
      setFailure(refused.code === 'INTERRUPTED' ? null : refused);
    }
  };

  return {
    at,
    ...told,
    failure,
    start: () => {
      if (at !== 'reading') void read();
    },
    stop: () => {
      if (at !== 'reading') return;
      turn.current += 1;
      setAt('stopped');
      onStopped();
      // Its answer is not waited for; stopping only spares the requests.
      backend.stopReading(connection).catch(() => undefined);
    },
  };
}
