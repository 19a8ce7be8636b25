// One thing that needs a person.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Attention, ConnectionCard, WaitingPlan } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { AttentionAction } from './AttentionAction';
import { told } from './attention';

interface AttentionRowProps {
  row: Attention;
  cards: readonly ConnectionCard[];
  /** All that wait; the row names the newest of its connection. */
  plans: readonly WaitingPlan[];
}

export function AttentionRow({ row, cards, plans }: AttentionRowProps) {
  const { t } = useTranslation();
  const { state, word, sentence } = told[row.kind];
  const { count, plan, run } = row;
  const waiting = row.kind === 'planWaiting';
  const more = waiting ? plans.filter((p) => p.connection === row.connection).length - 1 : 0;
  return (
    <li
      data-testid={`attention-${row.kind}`}
      className="flex min-h-(--row) flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5"
    >
      <span className="flex w-28 shrink-0">
        <StateWord state={state} word={t(word)} />
      </span>
      <span className="min-w-60 flex-1">
        {t(sentence, { count, plan: plan ?? '', run: run ?? '' })}
        {more > 0 && (
          <>
            {' '}
            <Link to="/runs" className="text-accent-ink underline underline-offset-2">
              {t('home.planMore', { count: more })}
            </Link>
          </>
        )}
        {row.connection !== '' && <span className="ml-2 text-muted">{row.connection}</span>}
      </span>
      <AttentionAction row={row} cards={cards} />
    </li>
  );
}
