// One of a list, or all of it: a filter beside others, named by what it holds.
import { useId } from 'react';
import { inputLook } from './Field';

export interface ChoiceProps<V extends string> {
  label: string;
  /** What choosing none of them is called. */
  any: string;
  options: readonly { value: V; text: string }[];
  value: V | null;
  onChange: (value: V | null) => void;
}

export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, any, options, value, onChange } = props;
  const id = useId();
  return (
    <span className="w-44">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        className={inputLook}
        value={value ?? ''}
        onChange={(event) =>
          onChange(options.find((o) => o.value === event.target.value)?.value ?? null)
        }
      >
        <option value="">{any}</option>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.text}
          </option>
        ))}
      </select>
    </span>
  );
}
