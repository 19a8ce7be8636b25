// A function that stays the same object and always does what the newest one does, so that parts which
// get it are not drawn anew for it.
import { useCallback, useEffect, useRef } from 'react';

export function useLatest<A extends unknown[], R>(run: (...given: A) => R): (...given: A) => R {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}
