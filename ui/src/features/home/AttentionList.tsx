// What needs a person, most urgent first: sign, sentence, connection, one action.
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '@/bindings';
import { AttentionRow } from './AttentionRow';
import { attentionShown } from './attention';
import { Section } from './Section';

export function AttentionList({ home, setting }: { home: HomeView; setting: boolean }) {
  const { t } = useTranslation();
  const rows = attentionShown(home.attention, setting);
  // Before anything is imported, "nothing needs you" would be beside the point.
  if (setting && rows.length === 0) return null;
  return (
    <Section title={t('home.attention')} testid="attention">
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
          {rows.map((row) => (
            <AttentionRow
              key={`${row.kind} ${row.connection} ${row.plan ?? ''}`}
              row={row}
              cards={home.connections}
              plans={home.plans}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
