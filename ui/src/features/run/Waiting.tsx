// What waits for a person: runs that stopped or left failures, and all plans that were not applied.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionLine, WaitingPlan } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import type { State } from '@/components/ui/tones';
import { age, count } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { linkLook } from './look';

interface Line {
  state: State;
  title: string;
  /** When, whose, and of what kind. */
  about?: string;
  text: string;
  link: ReactNode;
}

function lineOf({ count, mend }: AttentionLine, t: TFunction): Line | null {
  if (mend.do === 'resume') {
    const { plan, run } = mend;
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
  if (mend.do === 'receipt') {
    const { run } = mend;
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

const acts = ['create', 'update', 'adopt', 'deactivate', 'zero', 'delete', 'blocked'] as const;

/** What a plan would do: "Create 12, Update 3". */
function doing({ tally }: WaitingPlan, t: TFunction): string {
  const filled = acts.filter((act) => tally[act] > 0);
  return filled.map((act) => `${t(`preview.action.${act}`)} ${count(tally[act])}`).join(', ');
}

function planLine(waiting: WaitingPlan, several: boolean, now: Date, t: TFunction): Line {
  const { plan, connection, undoes, created, guarded } = waiting;
  const about = [
    several ? connection : '',
    undoes === null ? '' : t('run.runs.planUndo', { run: undoes }),
    t('run.runs.planAge', { age: age(created, now) }),
    guarded ? t('run.runs.planGuarded') : '',
  ];
  return {
    state: 'waiting',
    title: t('run.runs.plan', { plan }),
    about: about.filter((part) => part !== '').join(' · '),
    text: doing(waiting, t),
    link: (
      <Link to="/plans/$plan" params={{ plan }} className={linkLook}>
        {t('run.runs.open')}
        <span className="sr-only"> {plan}</span>
      </Link>
    ),
  };
}

interface WaitingProps {
  items: readonly AttentionLine[];
  plans: readonly WaitingPlan[];
}

export function Waiting({ items, plans }: WaitingProps) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const several = new Set(plans.map((p) => p.connection)).size > 1;
  const lines = [
    ...items.map((item) => lineOf(item, t)).filter((line) => line !== null),
    ...plans.map((plan) => planLine(plan, several, new Date(now), t)),
  ];
  return (
    <section aria-labelledby="runs-waiting">
      <h2 id="runs-waiting" className="border-b border-edge pb-2 font-semibold">
        {t('run.runs.waiting')}
      </h2>
      {lines.length === 0 && <p className="py-3 text-soft">{t('run.runs.nothingWaits')}</p>}
      <ul data-testid="runs-waiting">
        {lines.map(({ state, title, about, text, link }) => (
          <li
            key={title}
            className="grid min-h-(--row) grid-cols-[8rem_minmax(8rem,1fr)_minmax(8rem,1fr)_auto] items-center gap-x-4 border-b border-line py-1.5"
          >
            <StateWord state={state} />
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{title}</span>
              {about !== undefined && <span className="text-small text-muted">{about}</span>}
            </span>
            <span className="tabular text-soft">{text}</span>
            {link}
          </li>
        ))}
      </ul>
    </section>
  );
}
