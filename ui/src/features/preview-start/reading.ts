// Reading both sides for a plan: begun, waiting, stopped, refused, made.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PlanChoice } from '@/bindings';
import { backend } from '@/backend/backend';
import { useReadingTold, type ReadingTold } from '@/api/reading-told';
import { asFailure, type Failure } from '@/backend/failure';

export interface Reading extends ReadingTold {
  at: 'still' | 'reading' | 'stopping' | 'stopped';
  failure: Failure | null;
  start: (choice: PlanChoice) => Promise<void>;
  stop: () => void;
}

/** Goes to the preview once it is made. */
export function useReading(connection: string, onMade: () => void): Reading {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [at, setAt] = useState<Reading['at']>('still');
  const [told, forget] = useReadingTold(connection, at === 'reading');
  const [failure, setFailure] = useState<Failure | null>(null);

  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const start = async (choice: PlanChoice) => {
    setAt('reading');
    setFailure(null);
    forget();
    try {
      const plan = await backend.makePlan(connection, choice);
      for (const queryKey of [['home'], ['matching', connection]] as const) {
        void client.invalidateQueries({ queryKey });
      }
      // Whoever closed the dialog meanwhile is not to be led away from where they are now.
      if (gone.current) return;
      onMade();
      await navigate({ to: '/plans/$plan', params: { plan } });
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
