// One row at a time is in the tab order; else Tab would walk through every button of every row.
import { useLayoutEffect, useRef, type Ref } from 'react';

/** A tick box brings an input for forms along, which nobody must reach. */
const controls =
  'button, a[href], input:not([aria-hidden]), select, textarea, [role="checkbox"], [role="switch"]';

/** The ref of a row; `measure` is told of its element as well. */
export function useTabStop(
  tabStop: boolean,
  measure: Ref<HTMLDivElement> | undefined,
): (node: HTMLDivElement | null) => void {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>(controls) ?? []) {
      control.tabIndex = tabStop ? 0 : -1;
    }
  });
  return (node) => {
    element.current = node;
    if (typeof measure === 'function') measure(node);
  };
}
