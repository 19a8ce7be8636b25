// What a reading of a connection waits for, while it goes on: told by the shell.
import { useEffect, useState } from 'react';
import type { WaitView } from '@/bindings';
import { events } from '@/backend/backend';

/** The wait, and how to forget it when a reading begins or ends. */
export function useReadingWait(
  connection: string,
  reading: boolean,
): [WaitView | null, (wait: null) => void] {
  const [wait, setWait] = useState<WaitView | null>(null);
  useEffect(() => {
    if (!reading) return undefined;
    let leave: (() => void) | undefined;
    let left = false;
    void events.readingWaits
      .listen(({ payload }) => {
        if (payload.connection === connection) setWait(payload.wait);
      })
      .then((end) => {
        if (left) end();
        else leave = end;
      });
    return () => {
      left = true;
      leave?.();
    };
  }, [reading, connection]);
  return [wait, setWait];
}
