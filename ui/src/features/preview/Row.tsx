// What every line of the table has in common: its place, its role, and one tab stop at a time.
import type { ReactNode, Ref } from 'react';
import { useTabStop } from '@/components/data-table/tab-stop';
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

export function Row(props: RowProps) {
  const { place, measure } = props;
  const ref = useTabStop(place.tabStop, measure);
  return (
    // The keyboard reaches it through the table, which owns the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={ref}
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
