// Reading both sides for a plan: begun, waiting, stopped, refused, made.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PlanChoice } from '@/bindings';
import { backend } from '@/backend/backend';
import { useReadingTold, type ReadingTold } from '@/api/reading-told';
import { asFailure, type Failure } from '@/backend/failure';

export interface Reading<C = PlanChoice> extends ReadingTold {
  at: 'still' | 'reading' | 'stopping' | 'stopped';
  failure: Failure | null;
  start: (choice: C) => Promise<void>;
  stop: () => void;
}

/** `make` reads and saves a plan; `onMade` has what it gave, unless the person has left meanwhile. */
export function useReadingFor<C, P>(
  connection: string,
  make: (choice: C) => Promise<P>,
  onMade: (made: P) => void,
): Reading<C> {
  const client = useQueryClient();
  const [at, setAt] = useState<Reading<C>['at']>('still');
  const [told, forget] = useReadingTold(connection, at === 'reading');
  const [failure, setFailure] = useState<Failure | null>(null);

  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const start = async (choice: C) => {
    setAt('reading');
    setFailure(null);
    forget();
    try {
      const made = await make(choice);
      for (const queryKey of [['home'], ['matching', connection]] as const) {
        void client.invalidateQueries({ queryKey });
      }
      // Whoever closed the dialog meanwhile is not to be led away from where they are now.
      if (gone.current) return;
      setAt('still');
      onMade(made);
    } catch (thrown) {
      const refused = asFailure(thrown);
      // What a person stopped is no failure.
      setAt(refused.code === 'INTERRUPTED' ? 'stopped' : 'still');
      setFailure(refused.code === 'INTERRUPTED' ? null : refused);
    }
  };
  const stop = () => {
    if (at !== 'reading') return;
    setAt('stopping');
    // If it cannot be stopped it ends by itself; either way the reading says how.
    backend.stopReading(connection).catch(() => undefined);
  };
  return { at, ...told, failure, start, stop };
}

/** A preview of what is chosen; goes to it once it is made. */
export function useReading(connection: string, onMade: () => void): Reading {
  const navigate = useNavigate();
  return useReadingFor(
    connection,
    (choice: PlanChoice) => backend.makePlan(connection, choice),
    (plan) => {
      onMade();
      void navigate({ to: '/plans/$plan', params: { plan } });
    },
  );
}
