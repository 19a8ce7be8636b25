// Whether a part of the page is narrower than so many px: zoom and an open help panel count, not only the
// window.
import { useEffect, useState, type RefObject } from 'react';

export function useNarrower(box: RefObject<HTMLElement | null>, than: number): boolean {
  const [narrower, setNarrower] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const look = () => setNarrower(element.clientWidth > 0 && element.clientWidth < than);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, than]);
  return narrower;
}
