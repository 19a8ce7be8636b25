// After a dialog focus is back on the row, also when deciding took the row it was opened from away.
import { useEffect, useRef, type RefObject } from 'react';

export function useFocusRow(place: RefObject<HTMLElement | null>, open: boolean): void {
  const was = useRef(false);
  useEffect(() => {
    const closed = was.current && !open;
    was.current = open;
    if (!closed) return undefined;
    // The dialog gives focus back first, within a frame or two; only what it could not give is given here.
    const later = setTimeout(() => {
      const now = document.activeElement;
      if (now !== null && now !== document.body) return;
      place.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
    }, 60);
    return () => clearTimeout(later);
  }, [open, place]);
}

/** Whoever came for one customer finds the focus on it, once. */
export function useFocusSought(place: RefObject<HTMLElement | null>, sought: string | null): void {
  useEffect(() => {
    if (sought === null) return undefined;
    const later = setTimeout(() => {
      const rows = place.current?.querySelectorAll<HTMLElement>('[role="row"][data-key]') ?? [];
      [...rows].find((row) => row.dataset['key'] === sought)?.focus();
    }, 120);
    return () => clearTimeout(later);
  }, [place, sought]);
}
