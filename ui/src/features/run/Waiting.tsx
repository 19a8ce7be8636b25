// What waits for a person: plans that were not applied, runs that stopped or left failures.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attention } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import type { State } from '@/components/ui/tones';
import { linkLook } from './look';

interface Line {
  state: State;
  title: string;
  text: string;
  link: ReactNode;
}

function lineOf({ kind, count, plan, run }: Attention, t: TFunction): Line | null {
  if (kind === 'planWaiting' && plan !== null) {
    return {
      state: 'waiting',
      title: t('run.runs.plan', { plan }),
      text: t('run.runs.planCount', { count }),
      link: (
        <Link to="/plans/$plan" params={{ plan }} className={linkLook}>
          {t('run.runs.open')}
          <span className="sr-only"> {plan}</span>
        </Link>
      ),
    };
  }
  if (kind === 'runInterrupted' && plan !== null && run !== null) {
    return {
      state: 'interrupted',
      title: t('run.runs.interrupted', { run }),
      text: t('run.runs.interruptedCount', { count }),
      link: (
        <Link to="/runs/$plan" params={{ plan }} className={linkLook}>
          {t('run.runs.goOn')}
          <span className="sr-only"> {run}</span>
        </Link>
      ),
    };
  }
  if (kind === 'runFailed' && run !== null) {
    return {
      state: 'failed',
      title: t('run.runs.failed', { run }),
      text: t('run.runs.failedCount', { count }),
      link: (
        <Link to="/receipts/$run" params={{ run }} className={linkLook}>
          {t('run.runs.receipt')}
          <span className="sr-only"> {run}</span>
        </Link>
      ),
    };
  }
  return null;
}

export function Waiting({ items }: { items: readonly Attention[] }) {
  const { t } = useTranslation();
  const lines = items.map((item) => lineOf(item, t)).filter((line) => line !== null);
  return (
    <section aria-labelledby="runs-waiting">
      <h2 id="runs-waiting" className="border-b border-edge pb-2 font-semibold">
        {t('run.runs.waiting')}
      </h2>
      {lines.length === 0 && <p className="py-3 text-soft">{t('run.runs.nothingWaits')}</p>}
      <ul data-testid="runs-waiting">
        {lines.map(({ state, title, text, link }) => (
          <li
            key={title}
            className="grid min-h-(--row) grid-cols-[8rem_minmax(8rem,1fr)_minmax(8rem,1fr)_auto] items-center gap-x-4 border-b border-line py-1.5"
          >
            <StateWord state={state} />
            <span className="font-medium">{title}</span>
            <span className="tabular text-soft">{text}</span>
            {link}
          </li>
        ))}
      </ul>
    </section>
  );
}
