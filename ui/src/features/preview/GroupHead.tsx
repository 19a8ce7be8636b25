// The head of a group: opens it, ticks it, names it, and sums it up at the end of the line.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Row, type Place } from './Row';

interface GroupHeadProps {
  place: Place;
  level: number;
  open: boolean;
  tick: ReactNode;
  title: ReactNode;
  about: ReactNode;
  money: ReactNode;
  strong?: boolean;
  testid: string;
  onTurn: () => void;
}

export function GroupHead(props: GroupHeadProps) {
  const { open, tick, title, about, money } = props;
  return (
    <Row
      place={props.place}
      level={props.level}
      open={open}
      testid={props.testid}
      onClick={props.onTurn}
      className={cn('bg-wash hover:bg-hover', props.strong === true && 'border-t border-t-edge')}
    >
      <div role="presentation" className="flex h-full items-center bg-inherit">
        {/* A click on the tick box must not open the group as well. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
        <div
          role="gridcell"
          aria-colindex={1}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
          className="table-pin flex h-full w-10 shrink-0 items-center justify-center bg-inherit"
        >
          {tick}
        </div>
        <div
          role="rowheader"
          aria-colindex={2}
          aria-colspan={3}
          className="flex h-full min-w-0 flex-1 items-center gap-2 bg-inherit pl-2"
        >
          <ChevronRight
            aria-hidden
            size={16}
            className={cn('shrink-0 text-muted', open && 'rotate-90')}
          />
          <span className="max-w-[60%] shrink-0 truncate font-semibold">{title}</span>
          <span className="tabular min-w-0 flex-1 truncate text-small text-muted">{about}</span>
        </div>
        <div
          role="gridcell"
          aria-colindex={5}
          className="tabular flex h-full shrink-0 items-center justify-end px-2 text-right"
        >
          {money}
        </div>
      </div>
    </Row>
  );
}
