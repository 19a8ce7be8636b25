// One line of text. Fits React Hook Form's `register`.
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Field, inputLook, type FieldTexts } from './Field';

export interface TextFieldProps extends FieldTexts, Omit<ComponentProps<'input'>, 'children'> {
  fix?: ReactNode;
}

export function TextField({ id, label, hint, error, fix, className, ...rest }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} {...(error === undefined ? {} : { error })} fix={fix}>
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          className={cn(inputLook, className)}
          {...rest}
          {...ids}
        />
      )}
    </Field>
  );
}
