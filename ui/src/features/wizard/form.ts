// The state of a form: what is typed, and which faults are shown (those of fields that were left, or all
// of them once a person tried to go on).
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from './faults';

export interface Form<F> {
  fields: F;
  set: (change: Partial<F>) => void;
  /** The words beside a field; undefined where none are shown. */
  error: (field: keyof F & string) => string | undefined;
  /** A field was left. */
  leave: (field: keyof F & string) => void;
  /** True where nothing is wrong; otherwise all of it is shown. */
  attempt: () => boolean;
  /** For the summary; empty until a person tried to go on. */
  summary: { field: string; text: string }[];
  /** Grows with each attempt, so that the summary takes focus again. */
  attempts: number;
}

export interface FormState<F> {
  fields: F;
  set: (change: Partial<F>) => void;
}

export function useForm<F>(state: FormState<F>, faults: (fields: F) => Fault<F>[]): Form<F> {
  const { t } = useTranslation();
  const { fields, set } = state;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState(0);
  const found = faults(fields);
  const words = ({ need, label }: Fault<F>) =>
    t(need, { field: label === undefined ? '' : t(label) });
  return {
    fields,
    set,
    attempts,
    error: (field) => {
      const fault = found.find((f) => f.field === field);
      return fault && (attempts > 0 || left.has(field)) ? words(fault) : undefined;
    },
    leave: (field) => setLeft((was) => new Set(was).add(field)),
    attempt: () => {
      if (found.length === 0) return true;
      setAttempts((was) => was + 1);
      return false;
    },
    summary: attempts === 0 ? [] : found.map((f) => ({ field: f.field, text: words(f) })),
  };
}
