// Tells screen readers what changed, politely and one thing at a time.
import { useEffect, useState } from 'react';

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Says it once the reader has finished what it is saying. */
export function announce(text: string): void {
  for (const tell of listeners) tell(text);
}

/** Drawn once, in the frame. */
export function LiveRegion() {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  useEffect(() => {
    const tell: Listener = (text) => setSaid((was) => ({ text, turn: was.turn + 1 }));
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, []);
  // The same words twice are only heard twice if the node is another one.
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <span key={said.turn}>{said.text}</span>
    </div>
  );
}
