// One of two or three short choices that hold at once, side by side.
import { useId } from 'react';

interface ChoiceProps<V extends string> {
  legend: string;
  choices: readonly { value: V; text: string }[];
  value: V;
  onChange: (value: V) => void;
}

export function Choice<V extends string>({ legend, choices, value, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      className="grid items-center gap-x-6 gap-y-1 sm:grid-cols-[8rem_1fr]"
    >
      <div id={id}>{legend}</div>
      <div className="flex flex-wrap gap-x-6">
        {choices.map((choice) => (
          <label key={choice.value} className="inline-flex min-h-7 items-center gap-2">
            <input
              type="radio"
              name={id}
              className="size-4"
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.text}
          </label>
        ))}
      </div>
    </div>
  );
}
