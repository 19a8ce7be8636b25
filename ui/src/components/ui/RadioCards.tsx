// One of a few, each with a sentence: for choices that deserve to be read.
import { useId, type ReactNode } from 'react';
import { cn } from '@/lib/cn';

export interface RadioCard {
  value: string;
  title: string;
  text?: ReactNode;
  /** Not to be chosen; `text` says why. */
  disabled?: boolean;
}

export interface RadioCardsProps {
  legend: string;
  /** Where a heading beside it says the same. */
  legendHidden?: boolean;
  cards: readonly RadioCard[];
  value: string | null;
  onChange: (value: string) => void;
}

export function RadioCards({ legend, legendHidden, cards, value, onChange }: RadioCardsProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className={legendHidden === true ? 'sr-only' : 'mb-1 font-medium'}>{legend}</legend>
      <div className="divide-y divide-line overflow-hidden rounded-md border border-edge">
        {cards.map((card) => (
          <label
            key={card.value}
            className="fade flex items-start gap-3 px-3 py-2.5 has-checked:bg-selected not-has-disabled:hover:bg-hover has-checked:hover:bg-selected"
          >
            <input
              type="radio"
              name={name}
              className="mt-0.5 size-4 shrink-0"
              checked={value === card.value}
              disabled={card.disabled ?? false}
              onChange={() => onChange(card.value)}
            />
            <span>
              <span className={cn('block font-medium', card.disabled === true && 'text-muted')}>
                {card.title}
              </span>
              {card.text !== undefined && <span className="block text-soft">{card.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
