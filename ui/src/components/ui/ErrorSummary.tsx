// All that is wrong with a form, on top, with focus; each line leads to its field, in the same words.
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface ErrorSummaryProps {
  errors: readonly { field: string; text: string }[];
}

export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby={title}
      className="rounded-md border-2 border-bad-edge bg-paper p-4"
    >
      <h2 id={title} className="mb-2 font-semibold">
        {t('common.problem')}
      </h2>
      <ul className="flex flex-col gap-1">
        {errors.map((error) => (
          <li key={error.field}>
            <a
              href={`#${error.field}`}
              className="text-bad underline underline-offset-2"
              onClick={(event) => {
                // The address holds the route, so the link moves focus and leaves it alone.
                event.preventDefault();
                document.getElementById(error.field)?.focus();
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
