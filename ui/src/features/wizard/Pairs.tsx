// Fields of the other system and what goes into them, in its own words; the reason after them.
import type { ReactNode } from 'react';

export type Pair = readonly [field: string, value: ReactNode, why?: string];

export function Pairs({ rows }: { rows: readonly Pair[] }) {
  return (
    <dl className="w-full">
      {rows.map(([field, value, why]) => (
        <div
          key={field}
          className="grid min-h-8 @min-[420px]:grid-cols-[minmax(10rem,15rem)_1fr] items-baseline gap-x-4 border-b py-1 border-line last:border-b-0"
        >
          <dt className="text-soft">{field}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{value}</span>
            {why !== undefined && <span className="text-small text-muted">{why}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
