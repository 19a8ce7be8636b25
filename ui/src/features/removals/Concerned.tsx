// The licences concerned, by name, with what becomes of each under the choice that is looked at.
import { useTranslation } from 'react-i18next';
import type { RemovalEffect, RemovalItem } from '@/bindings';
import { Disclosure } from '@/components/ui/Disclosure';
import { Money } from '@/components/ui/Money';
import { StateWord } from '@/components/ui/StateWord';
import type { State } from '@/components/ui/tones';
import { date, decimal } from '@/lib/format';

/** More at once nobody reads; the preview has them all. */
const most = 200;

const signs: Record<RemovalEffect, State> = {
  deactivate: 'deactivate',
  zero: 'zero',
  already: 'unchanged',
  left: 'skip',
  notRead: 'skip',
  notCovered: 'skip',
  goneInHalo: 'skip',
  blocked: 'blocked',
  notKnown: 'warn',
};

const head = 'py-2 pr-4 text-left text-small font-medium whitespace-nowrap text-muted';
const cell = 'py-1.5 pr-4 align-top';

interface ConcernedProps {
  items: readonly RemovalItem[];
  /** Which choice. */
  nth: number;
  vendor: string;
}

export function Concerned({ items, nth, vendor }: ConcernedProps) {
  const { t } = useTranslation();
  return (
    <Disclosure title={t('removals.concerned', { count: items.length })}>
      {/* A scrolling region must be reachable by keyboard. */}
      <div
        className="overflow-x-auto"
        role="region"
        aria-label={t('table.region', { name: t('removals.title') })}
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="w-full" data-testid="removals-items">
          <thead>
            <tr className="border-b border-edge">
              <th scope="col" className={head}>
                {t('removals.colCustomer')}
              </th>
              <th scope="col" className={head}>
                {t('removals.colProduct')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('removals.colSeats')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('removals.colCost')}
              </th>
              <th scope="col" className={head}>
                {t('removals.colVendor', { vendor })}
              </th>
              <th scope="col" className={head}>
                {t('removals.colThen')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, most).map((item) => (
              <Row key={item.subscription} item={item} effect={item.effects[nth] ?? 'notKnown'} />
            ))}
          </tbody>
        </table>
      </div>
      {items.length > most && (
        <p className="pt-2 text-muted">{t('removals.more', { count: items.length - most })}</p>
      )}
    </Disclosure>
  );
}

function Row({ item, effect }: { item: RemovalItem; effect: RemovalEffect }) {
  const { t } = useTranslation();
  return (
    <tr className="border-b border-line hover:bg-hover">
      <th scope="row" className={`${cell} max-w-72 min-w-32 text-left font-normal`}>
        {item.customer}
      </th>
      <td className={`${cell} min-w-32`}>{item.product}</td>
      <td className={`${cell} tabular text-right`}>
        {item.seats === null ? (
          <span className="text-muted">{t('common.notKnown')}</span>
        ) : (
          decimal(item.seats)
        )}
      </td>
      <td className={`${cell} text-right`}>
        {item.effects.every((each) => each === 'already') ? (
          <span className="text-muted">{t('removals.costsNothing')}</span>
        ) : (
          <Money amount={item.monthly?.amount ?? null} currency={item.monthly?.currency ?? null} />
        )}
      </td>
      <td className={cell}>
        {item.gone === null ? (
          <span className="text-muted">{t('removals.notRead')}</span>
        ) : (
          <>
            {t(item.gone === 'ended' ? 'removals.ended' : 'removals.unlisted')}
            {item.since !== null && (
              <span className="block text-small whitespace-nowrap text-muted">
                {t('removals.since', { date: date(item.since) })}
              </span>
            )}
          </>
        )}
      </td>
      <td className={cell}>
        <StateWord state={signs[effect]} word={t(`removals.effects.${effect}`)} />
      </td>
    </tr>
  );
}
