// One connection.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { ConnectionCard } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { ConnectionFigures } from './ConnectionFigures';
import { ConnectionState } from './ConnectionState';
import { useCheck } from './queries';

/** What there is of each vendor's connection. */
const places = [
  { to: '/matching/$connection', text: 'home.match' },
  { to: '/duplicates/$connection', text: 'home.duplicates' },
  { to: '/seats/$connection', text: 'home.seats' },
  { to: '/schedule/$connection', text: 'home.schedule' },
  { to: '/removals/$connection', text: 'home.removals' },
] as const;

export function ConnectionRow({ card }: { card: ConnectionCard }) {
  const { t } = useTranslation();
  const check = useCheck(card.name);
  const halo = card.side === 'halo';
  const named = (action: string) => t('home.ofConnection', { action, connection: card.name });
  return (
    <li
      data-testid={`connection-${card.name}`}
      className="grid grid-cols-1 items-start gap-x-6 gap-y-2 border-b border-line py-3 @min-[640px]:grid-cols-[minmax(11rem,1.2fr)_minmax(11rem,1fr)_minmax(11rem,1fr)]"
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium break-words">{card.name}</span>
          <span className="text-soft">
            {card.side === 'halo' ? t('home.sideHalo') : t(`vendors.${card.side}.title`)}
          </span>
        </div>
        <div className="text-small break-words text-muted">
          {card.address.replace(/^https?:\/\//, '')}
          {card.into !== null && <> · {t('home.into', { halo: card.into })}</>}
        </div>
      </div>
      <ConnectionState card={card} />
      <ConnectionFigures card={card} />
      <div className="-ml-3 flex flex-wrap items-center gap-x-1 gap-y-1 @min-[640px]:col-span-3">
        <Button
          kind="quiet"
          busy={check.isPending}
          aria-label={named(t('common.checkAgain'))}
          onClick={() => check.mutate()}
        >
          {t('common.checkAgain')}
        </Button>
        <ButtonLink
          kind="quiet"
          to="/connect/$step"
          params={{ step: halo ? 'halo-application' : card.side }}
          search={{ name: card.name }}
          aria-label={named(t('home.edit'))}
        >
          {t('home.edit')}
        </ButtonLink>
        {!halo && (
          <>
            {places.map(({ to, text }) => (
              <ButtonLink
                key={to}
                kind="quiet"
                to={to}
                params={{ connection: card.name }}
                aria-label={named(t(text))}
              >
                {t(text)}
              </ButtonLink>
            ))}
            <PreviewStart connection={card.name} kind="quiet" named />
          </>
        )}
      </div>
      {check.isError && (
        <div className="@min-[640px]:col-span-3">
          <ErrorNotice failure={asFailure(check.error)} />
        </div>
      )}
    </li>
  );
}
