// A group of settings: its name at the left, its rows beside it, hairlines between.
import { useId, type ReactNode } from 'react';

export function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-3 border-b border-line py-6 first:pt-0 last:border-b-0 lg:grid-cols-[11rem_minmax(0,40rem)]"
    >
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <div className="flex flex-col gap-5">{children}</div>
    </section>
  );
}
