// The most urgent of what needs a person; the rest is one step away, in the inbox.
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttentionLine, ConnectionCard, HomeView } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { attentionShown, signOf } from '@/features/inbox/kinds';
import { Mend } from '@/features/inbox/Mend';
import { Stake } from '@/features/inbox/Stake';
import { Section } from './Section';

/** Rows that Home has room for. */
const most = 8;

export function AttentionList({ home, setting }: { home: HomeView; setting: boolean }) {
  const { t } = useTranslation();
  const rows = attentionShown(home.attention, setting);
  // Before anything is imported, "nothing needs you" would be beside the point.
  if (setting && rows.length === 0) return null;
  const link = 'text-accent-ink underline-offset-2 hover:underline';
  return (
    <Section
      title={t('home.attention')}
      testid="attention"
      action={
        <Link to="/inbox" className={link} data-testid="to-inbox">
          {rows.length > most
            ? t('home.attentionAll', { count: rows.length })
            : t('home.attentionOpen')}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p className="flex items-center gap-2.5 py-3">
          <CircleCheck aria-hidden size={17} className="shrink-0 text-good" />
          <span>
            <span className="font-medium">{t('home.attentionNone')}</span>{' '}
            <span className="text-soft">{t('home.attentionNoneText')}</span>
          </span>
        </p>
      ) : (
        <ul>
          {rows.slice(0, most).map((line) => (
            <Row key={line.key} line={line} cards={home.connections} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ line, cards }: { line: AttentionLine; cards: readonly ConnectionCard[] }) {
  const { t } = useTranslation();
  const { kind, connection } = line;
  return (
    <li
      data-testid={`attention-${kind}`}
      className="flex min-h-(--row) flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5"
    >
      <span className="flex w-36 shrink-0">
        <StateWord state={signOf[kind]} word={t(`inbox.kinds.${kind}`)} />
      </span>
      <span className="min-w-60 flex-1 break-words">
        {line.cause}
        {connection !== '' && <span className="ml-2 text-muted">{connection}</span>}
      </span>
      <Stake stake={line.stake} />
      <Mend line={line} cards={cards} />
    </li>
  );
}
