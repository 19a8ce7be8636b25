// What stands in the columns of the matching table.
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateWord } from '@/components/ui/StateWord';
import type { Line } from './lines';

/** Two lines where rows are high, one where they are low. */
export const stack =
  'flex min-w-0 flex-col leading-tight in-data-[density=compact]:flex-row in-data-[density=compact]:items-baseline in-data-[density=compact]:gap-2';

export function CustomerCell({ line }: { line: Line }) {
  const { customerName, customerId } = line.row;
  return (
    <span className={stack} title={`${customerName} · ${customerId}`}>
      <span className="truncate">{customerName}</span>
      <span className="tabular shrink-0 truncate text-small font-normal text-muted">
        {customerId}
      </span>
    </span>
  );
}

export function StateCell({ line }: { line: Line }) {
  const { t } = useTranslation();
  const { edit, offer, state } = line;
  if (edit?.choice.choice === 'match') return <StateWord state="create" word={t('matching.new')} />;
  if (offer !== null) {
    return offer.kind === 'exact' ? (
      <StateWord state="suggested" word={t('matching.sameName')} />
    ) : (
      <StateWord state="suggested" />
    );
  }
  const word = <StateWord state={state === 'create' ? 'createLater' : state} />;
  if (edit === null) return word;
  return (
    <span className={stack}>
      {word}
      <span
        className="inline-flex items-center gap-1 text-small text-muted"
        title={t('matching.notSaved')}
      >
        <Pencil aria-hidden size={11} className="mx-0.5 shrink-0" />
        <span className="in-data-[density=compact]:sr-only">{t('matching.notSaved')}</span>
      </span>
    </span>
  );
}

export function WhyCell({ line }: { line: Line }) {
  const { t } = useTranslation();
  const { edit, offer, row } = line;
  const own = {
    match: 'whyHand',
    create: 'whyCreate',
    clear: 'whyClear',
    exclude: 'whyHand',
  } as const;
  let why = row.why;
  if (edit !== null) why = edit.why ?? t(`matching.${own[edit.choice.choice]}`);
  else if (offer !== null) why = offer.why;
  const alike =
    offer?.score == null ? null : t('matching.alike', { percent: Math.round(offer.score * 100) });
  const whole = [alike, why].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <span title={whole}>
      <span className="line-clamp-2 text-small leading-tight whitespace-normal text-soft in-data-[density=compact]:line-clamp-1">
        {whole}
      </span>
    </span>
  );
}
