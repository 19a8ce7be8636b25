// Lines that are no change: what is unchanged and closed, what is being read, who is not listed.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Row, type Place } from './Row';

interface PlainRowProps {
  place: Place;
  level: number;
  open?: boolean;
  testid?: string;
  onTurn?: () => void;
  children: ReactNode;
}

export function PlainRow({ place, level, open, testid, onTurn, children }: PlainRowProps) {
  return (
    <Row
      place={place}
      level={level}
      open={open}
      testid={testid}
      {...(onTurn ? { onClick: onTurn } : {})}
      className={cn('bg-paper', onTurn && 'hover:bg-hover')}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={5}
        className="sticky left-0 flex h-full w-[100cqi] items-center gap-1 pl-12 text-muted"
      >
        {open !== undefined && (
          <span className="inline-flex size-6 items-center justify-center">
            <ChevronRight aria-hidden size={15} className={open ? 'rotate-90' : ''} />
          </span>
        )}
        {children}
      </div>
    </Row>
  );
}
