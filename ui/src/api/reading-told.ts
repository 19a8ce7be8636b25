// What the shell tells of a reading of a connection while it goes on: how far it is, and what it waits for.
import { useCallback, useEffect, useState } from 'react';
import type { ReadingMoved, WaitView } from '@/bindings';
import { events } from '@/backend/backend';

export interface ReadingTold {
  wait: WaitView | null;
  /** None of vendors that answer at once. */
  moved: ReadingMoved | null;
}

const nothing: ReadingTold = { wait: null, moved: null };

/** What was told, and how to forget it when a reading begins. */
export function useReadingTold(connection: string, reading: boolean): [ReadingTold, () => void] {
  const [told, setTold] = useState(nothing);
  useEffect(() => {
    if (!reading) return undefined;
    let left = false;
    const leave: (() => void)[] = [];
    const until = (end: () => void) => {
      if (left) end();
      else leave.push(end);
    };
    void events.readingWaits
      .listen(({ payload }) => {
        if (payload.connection === connection) setTold((was) => ({ ...was, wait: payload.wait }));
      })
      .then(until);
    void events.readingMoved
      .listen(({ payload }) => {
        // It goes on, so whatever it waited for is over.
        if (payload.connection === connection) setTold({ wait: null, moved: payload });
      })
      .then(until);
    return () => {
      left = true;
      for (const end of leave) end();
    };
  }, [reading, connection]);
  const forget = useCallback(() => setTold(nothing), []);
  return [told, forget];
}
