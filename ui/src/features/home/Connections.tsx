// The connections: what each goes to, its state in words, and what can be done with it.
import { useTranslation } from 'react-i18next';
import type { ConnectionCard } from '@/bindings';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ConnectionRow } from './ConnectionRow';
import { Section } from './Section';

export function Connections({ cards }: { cards: readonly ConnectionCard[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('home.connections')} testid="connections">
      {cards.length === 0 ? (
        <EmptyState
          text={t('home.connectionsNone')}
          action={
            <ButtonLink to="/connect/$step" params={{ step: 'halo' }}>
              {t('home.actHalo')}
            </ButtonLink>
          }
        />
      ) : (
        <ul>
          {cards.map((card) => (
            <ConnectionRow key={card.name} card={card} />
          ))}
        </ul>
      )}
    </Section>
  );
}
