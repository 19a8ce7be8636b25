// What every line of the table has in common: its place, its role, and one tab stop at a time.
import { useLayoutEffect, useRef, type ReactNode, type Ref } from 'react';
import { cn } from '@/lib/cn';
import { headerHeight } from './measures';

export interface Place {
  id: string;
  index: number;
  start: number;
  height: number;
  tabStop: boolean;
  /** It stays under the header while its group is in view. */
  head: boolean;
}

interface RowProps {
  place: Place;
  level: number;
  className?: string;
  open?: boolean | undefined;
  selected?: boolean | undefined;
  /** The row itself is in the tab order, not one of its cells. */
  ownStop?: boolean;
  measure?: Ref<HTMLDivElement>;
  testid?: string | undefined;
  onClick?: () => void;
  onDoubleClick?: () => void;
  children: ReactNode;
}

/** The tick box brings an input for forms along, which nobody must reach. */
const controls = 'button, a[href], input:not([aria-hidden]), select, textarea, [role="checkbox"]';

export function Row(props: RowProps) {
  const { place, measure } = props;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>(controls) ?? []) {
      control.tabIndex = place.tabStop ? 0 : -1;
    }
  });
  return (
    // The keyboard reaches it through the table, which owns the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={(node) => {
        element.current = node;
        if (typeof measure === 'function') measure(node);
      }}
      role="row"
      data-index={place.index}
      data-key={place.id}
      data-testid={props.testid}
      aria-rowindex={place.index + 2}
      aria-level={props.level}
      aria-expanded={props.open}
      aria-selected={props.selected}
      tabIndex={place.tabStop && props.ownStop !== false ? 0 : -1}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
      className={cn(
        'fade left-0 w-full border-b border-line -outline-offset-2',
        place.head ? 'sticky z-15' : 'absolute top-0',
        props.className,
      )}
      style={{
        ...(place.head ? { top: headerHeight } : { transform: `translateY(${place.start}px)` }),
        ...(measure === undefined ? { height: place.height } : {}),
      }}
    >
      {props.children}
    </div>
  );
}
