// What is known of a vendor: customers, those without a match, licences, and how old that is.
import { useTranslation } from 'react-i18next';
import type { ConnectionCard } from '@/bindings';
import { age } from '@/lib/format';
import { ConnectionSchedule } from './ConnectionSchedule';

export function ConnectionFigures({ card }: { card: ConnectionCard }) {
  const { t } = useTranslation();
  if (card.side === 'halo') return null;
  if (card.customers === null) return <div className="text-muted">{t('home.readNever')}</div>;
  const left = card.unmatched ?? 0;
  return (
    <div className="tabular">
      <div>
        {t('home.customers', { count: card.customers })}
        <span className="text-soft">
          {', '}
          {left > 0 ? t('home.withoutMatch', { count: left }) : t('home.allMatched')}
        </span>
      </div>
      <div className="text-small text-muted">
        {t('home.licences', { count: card.licences })}
        {card.read !== null && <> · {t('home.readAgo', { age: age(card.read) })}</>}
      </div>
      <ConnectionSchedule card={card} />
    </div>
  );
}
