// Whether a person is at something on this screen just now: then nothing is taken from under their eyes.
import { useEffect, useRef } from 'react';

const restMs = 5000;

export function useBusyHands(): () => boolean {
  const last = useRef(0);
  useEffect(() => {
    const note = () => {
      last.current = Date.now();
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, note, { passive: true });
    return () => kinds.forEach((kind) => window.removeEventListener(kind, note));
  }, []);
  return () =>
    Date.now() - last.current < restMs ||
    document.querySelector('[role="dialog"]') !== null ||
    (window.getSelection()?.toString() ?? '') !== '';
}
