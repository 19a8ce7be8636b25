// Timings for whoever drives the window from outside: set `window.__halyardMeasure = { keys: [],
// frames: [] }` and it fills with milliseconds. Without that object nothing is done.
import { useEffect, useLayoutEffect } from 'react';

export interface Measure {
  /** From each input event to the frame that shows the filtered rows. */
  keys?: number[];
  /** Length of each frame while something scrolls. */
  frames?: number[];
}

declare global {
  interface Window {
    __halyardMeasure?: Measure;
  }
}

/** Scrolling is over when nothing moved for this long. */
const rest = 150;

/** Only ever writes into lists of its own, so that frozen prototypes do not matter. */
function note(list: keyof Measure, milliseconds: number): void {
  const measure = window.__halyardMeasure;
  if (measure !== undefined) (measure[list] ??= []).push(milliseconds);
}

let typed: number | null = null;

function onInput(event: Event): void {
  if (window.__halyardMeasure !== undefined) typed = event.timeStamp;
}

let moved = 0;
let last: number | null = null;

function frame(now: number): void {
  if (last !== null) note('frames', now - last);
  last = performance.now() - moved < rest ? now : null;
  if (last !== null) requestAnimationFrame(frame);
}

function onScroll(): void {
  if (window.__halyardMeasure === undefined) return;
  moved = performance.now();
  if (last !== null) return;
  last = moved;
  requestAnimationFrame((now) => {
    // The first frame began before the scroll did; only its end counts.
    last = now;
    requestAnimationFrame(frame);
  });
}

/** `shown` is the search that the rows in the page answer to. */
export function useMeasure(shown: string): void {
  useEffect(() => {
    const quiet = { capture: true, passive: true };
    document.addEventListener('input', onInput, quiet);
    document.addEventListener('scroll', onScroll, quiet);
    return () => {
      document.removeEventListener('input', onInput, quiet);
      document.removeEventListener('scroll', onScroll, quiet);
    };
  }, []);
  useLayoutEffect(() => {
    const from = typed;
    typed = null;
    if (from !== null) afterPaint(() => note('keys', performance.now() - from));
  }, [shown]);
}

/** A message sent in a frame is handled once that frame was painted. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      then();
      port1.close();
    };
    port2.postMessage(null);
  });
}
