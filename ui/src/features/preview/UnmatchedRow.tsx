// A customer without a match: how much is left out for it, and what is to become of it.
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '@/components/ui/Button';
import { StateWord } from '@/components/ui/StateWord';
import { cn } from '@/lib/cn';
import type { UnmatchedEntry } from './lines';
import { usePlanAbout } from './plan-context';
import { Row, type Place } from './Row';

interface UnmatchedRowProps {
  place: Place;
  entry: UnmatchedEntry;
  open: boolean;
  onTurn: (id: string) => void;
}

export function UnmatchedRow({ place, entry, open, onTurn }: UnmatchedRowProps) {
  const { t } = useTranslation();
  const { customer, licences } = entry;
  const { connection, vendor, open: standings, saving, decide } = usePlanAbout();
  const { customerId, customerName } = customer;
  const standing = standings.get(customerId) ?? 'skip';
  // Nothing to open where nothing was seen.
  const folds = licences > 0;
  const about = [
    // A vendor that is read customer by customer is not asked for theirs: none seen is not none there.
    folds ? t('preview.leftOut', { count: licences }) : t('preview.leftOutUnseen'),
    t('preview.customerId', { vendor, id: customerId }),
  ].join(' · ');
  const choice = (to: 'skip' | 'create') => (
    <button
      type="button"
      aria-pressed={standing === to}
      aria-busy={saving === customerId || undefined}
      aria-label={t(to === 'skip' ? 'preview.skipWhom' : 'preview.createWhom', {
        customer: customerName,
      })}
      onClick={() => decide(customerId, to)}
      className={cn(
        'fade h-7 rounded border px-2 text-small',
        standing === to
          ? 'border-accent-ink bg-selected font-medium text-ink'
          : 'border-edge bg-paper text-soft hover:bg-hover hover:text-ink',
      )}
    >
      {t(to === 'skip' ? 'preview.skipIt' : 'preview.createIt')}
    </button>
  );
  return (
    <Row
      place={place}
      level={2}
      open={folds ? open : undefined}
      testid={`unmatched-${customerId}`}
      onClick={() => folds && onTurn(place.id)}
      className="bg-paper hover:bg-hover"
    >
      <div role="presentation" className="flex h-full items-center gap-2 pr-2 pl-12">
        <div
          role="rowheader"
          aria-colindex={2}
          aria-colspan={2}
          className="flex h-full min-w-0 flex-1 items-center gap-2"
        >
          <ChevronRight
            aria-hidden
            size={15}
            className={cn('shrink-0 text-muted', open && 'rotate-90', !folds && 'invisible')}
          />
          <span className="min-w-24 truncate font-medium" title={customerName}>
            {customerName}
          </span>
          <span className="tabular min-w-0 flex-1 truncate text-small text-muted" title={about}>
            {about}
          </span>
        </div>
        {/* A click on a choice must not open the row as well. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
        <div
          role="gridcell"
          aria-colindex={4}
          aria-colspan={2}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
          className="flex h-full shrink-0 items-center gap-1.5"
        >
          {standing === 'matched' ? (
            <StateWord state="matched" word={t('preview.matchedSince')} />
          ) : (
            <>
              {choice('skip')}
              {choice('create')}
              <Link
                to="/matching/$connection"
                params={{ connection }}
                search={{ customer: customerId }}
                aria-label={t('preview.matchWhom', { customer: customerName })}
                className={cn(buttonLook('quiet'), 'h-7 px-2 text-small')}
              >
                {t('preview.matchIt')}
              </Link>
            </>
          )}
        </div>
      </div>
    </Row>
  );
}
