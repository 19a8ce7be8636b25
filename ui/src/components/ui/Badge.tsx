// A short remark in a box: for the few things that must be seen beside a title.
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { boxes, type Tone } from './tones';

export function Badge({ tone = 'idle', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 rounded border px-1.5 py-px text-small whitespace-nowrap',
        boxes[tone],
      )}
    >
      {children}
    </span>
  );
}
