// The one listener for keys. Single letters never fire while typing, and can be switched off.
import { useEffect, useRef } from 'react';
import { preference } from './preferences';

type Handler = (event: KeyboardEvent) => void;
interface Bound {
  chord: string;
  handler: { current: Handler };
}

/** The latest screen part that asked for a key has it; when it leaves, the one before has it again. */
const bound: Bound[] = [];

function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  // A sign such as `?` carries its Shift already; with Ctrl it tells two keys apart.
  const shift = event.shiftKey && (event.key.length > 1 || ctrl !== '') ? 'Shift+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  const single = chord.length === 1;
  const inDialog = document.querySelector('[role="dialog"]') !== null;
  const undoes = chord === 'Ctrl+Z' || chord === 'Ctrl+Shift+Z';
  // Undo while typing belongs to the field.
  if (typing(event.target) && (single || undoes)) return;
  if (inDialog && (single || undoes || chord === 'Ctrl+Enter')) return;
  if (single && !preference('singleKeys')) return;
  const last = bound.findLast((b) => b.chord === chord);
  if (last === undefined) return;
  event.preventDefault();
  last.handler.current(event);
}

/** Binds `J`, `/`, `F6`, `Ctrl+K`, `Ctrl+Enter`… while the component is shown and `on`. */
export function useShortcut(chord: string, handler: Handler, on = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!on) return undefined;
    const entry: Bound = { chord, handler: latest };
    if (bound.length === 0) window.addEventListener('keydown', onKeyDown);
    bound.push(entry);
    return () => {
      bound.splice(bound.indexOf(entry), 1);
      if (bound.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [chord, on]);
}
