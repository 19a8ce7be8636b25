// One of several views of a list, each with its count.
import { count as counted } from '@/lib/format';
import { cn } from '@/lib/cn';

export interface FilterChipsProps<V extends string> {
  label: string;
  chips: readonly { value: V; text: string; count?: number }[];
  value: V;
  onChange: (value: V) => void;
}

export function FilterChips<V extends string>(props: FilterChipsProps<V>) {
  const { label, chips, value, onChange } = props;
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1 min-[1280px]:gap-1.5">
      {chips.map((chip) => {
        const on = chip.value === value;
        return (
          <button
            key={chip.value}
            type="button"
            aria-pressed={on}
            onClick={() => onChange(chip.value)}
            className={cn(
              'fade inline-flex min-h-7 items-center gap-1.5 rounded border px-2 min-[1280px]:px-2.5',
              on ? 'border-accent-ink bg-selected font-medium' : 'border-edge hover:bg-hover',
            )}
          >
            {chip.text}
            {chip.count !== undefined && (
              <span className={cn('tabular font-normal', on ? 'text-soft' : 'text-muted')}>
                {counted(chip.count)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
