// How the last scheduled run went, with what it left: its receipt, or else the preview it made.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LastScheduled } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { age } from '@/lib/format';
import { ends } from './words';

export const inlineLink =
  'inline-flex min-h-6 items-center text-accent-ink underline underline-offset-2';

interface LastRunProps {
  last: LastScheduled | null;
  /** With its preview also where a receipt says more. */
  full?: boolean;
}

export function LastRun({ last, full = false }: LastRunProps) {
  const { t } = useTranslation();
  if (last === null) return <span className="text-muted">{t('schedule.neverRan')}</span>;
  const { state, text } = ends[last.end];
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <StateWord state={state} word={t(text)} />
      <span className="text-small text-muted">
        {age(last.at)}
        {last.code !== null && <> · {t('common.code', { code: last.code })}</>}
      </span>
      {last.run !== null && (
        <Link to="/receipts/$run" params={{ run: last.run }} className={inlineLink}>
          {t('schedule.receipt', { run: last.run })}
        </Link>
      )}
      {last.plan !== null && (full || last.run === null) && (
        <Link to="/plans/$plan" params={{ plan: last.plan }} className={inlineLink}>
          {t('schedule.plan', { plan: last.plan })}
        </Link>
      )}
    </span>
  );
}
