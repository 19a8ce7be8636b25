// A part of the schedule: its name over a hairline, and what is chosen below.
import { useId, type ReactNode } from 'react';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="border-b border-line pb-1.5 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
