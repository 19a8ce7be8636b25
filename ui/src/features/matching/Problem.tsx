// What was refused, on top and with focus; the staged edits stay as they are.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '@/backend/failure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { badRows } from './csv';

export interface ProblemProps {
  failure: Failure;
  tone?: 'bad' | 'care';
  actions?: ReactNode;
}

export function Problem({ failure, tone = 'bad', actions }: ProblemProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  const rows = badRows(failure);
  return (
    <div ref={box} tabIndex={-1} data-testid="problem" className="max-w-[1280px] rounded-md">
      <ErrorNotice
        failure={rows.length > 0 ? { ...failure, why: '' } : failure}
        tone={tone}
        actions={actions}
      />
      {rows.length > 0 && (
        <ul
          aria-label={t('matching.badRows')}
          // Scrolls by keyboard, too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="mt-2 max-h-48 overflow-auto border-y border-line"
        >
          {rows.map((row) => (
            <li key={row} className="border-b border-line px-3 py-1 last:border-0">
              {row}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
