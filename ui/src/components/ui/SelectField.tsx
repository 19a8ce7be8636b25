// A short list of choices; the system's own control, which every keyboard and reader knows.
import type { ComponentProps } from 'react';
import { Field, inputLook, type FieldTexts } from './Field';

export interface SelectFieldProps extends FieldTexts, Omit<ComponentProps<'select'>, 'children'> {
  options: { value: string; label: string }[];
}

export function SelectField({ id, label, hint, error, options, ...rest }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} {...(error === undefined ? {} : { error })}>
      {(ids) => (
        <select className={inputLook} {...rest} {...ids}>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
