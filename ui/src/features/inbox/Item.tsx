// One row of the inbox: sign and word, what happened, since when, the money, what mends it, and a menu.
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionLine, ConnectionCard } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StateWord } from '@/components/ui/StateWord';
import { inks } from '@/components/ui/tones';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { cn } from '@/lib/cn';
import { age, date } from '@/lib/format';
import { ItemMenu } from './ItemMenu';
import { signOf, toneOf } from './kinds';
import { Mend } from './Mend';
import { Stake } from './Stake';
import { useActs } from './use-acts';

interface ItemProps {
  line: AttentionLine;
  members?: readonly AttentionLine[];
  cards: readonly ConnectionCard[];
  /** A member of a group, below it. */
  inside?: boolean;
}

/** Members that are drawn at once; a group may have thousands. */
const step = 100;

export function Item({ line, members = [], cards, inside = false }: ItemProps) {
  const { t } = useTranslation();
  const acts = useActs(line);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(step);
  const { connection, kind, standing, urgency } = line;
  const count = members.length;
  return (
    <>
      <li
        data-item={line.key}
        data-testid={`item-${kind}`}
        tabIndex={-1}
        className={cn(
          'grid grid-cols-[9rem_minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-b border-line py-2.5 -outline-offset-2',
          'min-[1280px]:grid-cols-[9rem_minmax(0,1fr)_11rem_15rem]',
          inside && 'pl-6',
        )}
      >
        <span className="pt-1">
          <StateWord state={signOf[kind]} word={t(`inbox.kinds.${kind}`)} />
        </span>
        <div className="min-w-0 pt-1">
          <p className="max-w-[75ch] break-words">{line.cause}</p>
          <p className="text-small text-muted">
            {standing.state === 'open' && (
              <span className={inks[toneOf[urgency]]}>{t(`inbox.urgency.${urgency}`)}</span>
            )}
            {standing.state === 'resolved' &&
              t('inbox.asideResolved', { age: age(standing.at), who: standing.who ?? '' })}
            {standing.state === 'snoozed' &&
              t('inbox.asideSnoozed', { date: date(standing.until), who: standing.who ?? '' })}
            {connection !== '' && <> · {connection}</>}
            {line.since !== null && <> · {t('inbox.since', { age: age(line.since) })}</>}
          </p>
        </div>
        {/* Where there is no room for two columns, the money stands above what mends it. */}
        <div className="flex flex-col items-end gap-1.5 min-[1280px]:contents">
          <div className="text-right min-[1280px]:pt-1">
            <Stake stake={line.stake} />
          </div>
          <div className="flex flex-wrap items-center justify-end gap-1.5">
            {count > 0 ? (
              <Button
                aria-expanded={open}
                data-testid="open-group"
                onClick={() => setOpen(!open)}
                icon={<ChevronRight aria-hidden size={15} className={cn(open && 'rotate-90')} />}
              >
                {t(open ? 'inbox.closeGroup' : 'inbox.openGroup', { count })}
              </Button>
            ) : (
              standing.state === 'open' && <Mend line={line} cards={cards} />
            )}
            {standing.state !== 'open' && <Button onClick={acts.reopen}>{t('inbox.undo')}</Button>}
            <ItemMenu line={line} acts={acts} />
          </div>
        </div>
        {(acts.looking || acts.looked !== null || acts.failure !== null) && (
          <div
            className="col-span-full flex flex-wrap items-center gap-3 pb-1 sm:pl-40"
            role="status"
          >
            {acts.looking && <span className="text-soft">{t('inbox.looking')}</span>}
            {!acts.looking && acts.looked !== null && (
              <>
                <span className="text-soft">
                  {acts.looked.offersPreview
                    ? t('inbox.stillPreview')
                    : t('inbox.still', { asked: acts.looked.asked })}
                </span>
                {acts.looked.offersPreview && line.mend.do !== 'preview' && (
                  <PreviewStart connection={connection} kind="quiet" />
                )}
              </>
            )}
            {acts.failure !== null && <ErrorNotice failure={acts.failure} />}
          </div>
        )}
      </li>
      {open &&
        members
          .slice(0, shown)
          .map((member) => <Item key={member.key} line={member} cards={cards} inside />)}
      {open && count > shown && (
        <li className="border-b border-line py-2 pl-6">
          <Button kind="quiet" onClick={() => setShown(shown + step)}>
            {t('inbox.more', { count: Math.min(step, count - shown) })}
          </Button>
        </li>
      )}
    </>
  );
}
