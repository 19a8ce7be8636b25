// The connections in the rail: name, and its state as shape and word.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import type { ConnectionCard } from '@/bindings';
import { StateDot } from '@/components/ui/StateWord';
import type { Tone } from '@/components/ui/tones';

function sign(card: ConnectionCard) {
  const said = (tone: Tone, text: 'Connected' | 'NoSecret' | 'Unchecked' | 'Failed') =>
    ({ tone, text: `frame.state${text}` }) as const;
  if (card.secret === 'missing') return said('care', 'NoSecret');
  if (card.check === null) return said('idle', 'Unchecked');
  return card.check.ok ? said('good', 'Connected') : said('bad', 'Failed');
}

export function RailConnections() {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  const cards = data?.connections ?? [];
  if (cards.length === 0) {
    return (
      <p className="px-2.5 text-small text-muted max-rail:sr-only">{t('frame.noConnections')}</p>
    );
  }
  return (
    <ul className="flex flex-col">
      {cards.map((card) => {
        const { tone, text } = sign(card);
        const words = (
          <>
            <span className="truncate max-rail:sr-only">{card.name}</span>
            <StateDot tone={tone} word={t(text)} />
          </>
        );
        const look =
          'fade flex flex-col rounded px-2.5 py-1 -outline-offset-2 max-rail:min-h-7 max-rail:items-center max-rail:[&_.dot-word]:sr-only';
        return (
          <li key={card.name} title={card.name}>
            {card.side === 'halo' ? (
              <span className={look}>{words}</span>
            ) : (
              <Link
                to="/matching/$connection"
                params={{ connection: card.name }}
                className={`${look} hover:bg-hover`}
              >
                {words}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
