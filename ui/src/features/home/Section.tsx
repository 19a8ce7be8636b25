// One part of Home: a heading over a hairline, and what belongs to it.
import { useId, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
  testid: string;
}

export function Section({ title, action, children, testid }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} data-testid={testid}>
      <div className="flex min-h-8 items-end justify-between gap-4 border-b border-edge pb-1.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
