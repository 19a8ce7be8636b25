// Label above, hint between, error below: the same order and the same ids for every kind of field.
import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

export interface FieldTexts {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps extends FieldTexts {
  id?: string | undefined;
  children: (ids: FieldIds) => ReactNode;
  /** Offered fix, such as a button "Remove the trailing slash". */
  fix?: ReactNode;
}

export const inputLook =
  'h-control w-full rounded border border-edge bg-paper px-2.5 text-body text-ink aria-invalid:border-bad-edge';

export function Field({ id, label, hint, error, fix, children }: FieldProps) {
  const own = useId();
  const field = id ?? own;
  const hintId = hint === undefined ? undefined : `${field}-hint`;
  const errorId = error === undefined ? undefined : `${field}-error`;
  const describedBy = [hintId, errorId].filter((x) => x !== undefined).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field} className="font-medium">
        {label}
      </label>
      {hintId !== undefined && (
        <div id={hintId} className="text-small text-muted">
          {hint}
        </div>
      )}
      {children({
        id: field,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {errorId !== undefined && (
        <div id={errorId} className="flex flex-wrap items-center gap-x-1.5 text-small text-bad">
          <CircleAlert aria-hidden size={16} className="shrink-0" />
          <span>{error}</span>
          {fix}
        </div>
      )}
    </div>
  );
}
