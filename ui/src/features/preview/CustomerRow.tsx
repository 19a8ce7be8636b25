// The head of a customer: who it is on both sides, what is done for it, and what that costs.
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { actions } from './change';
import { effectOf, signed } from './amounts';
import { GroupHead } from './GroupHead';
import type { CustomerEntry } from './lines';
import { usePlanAbout } from './plan-context';
import type { Place } from './Row';
import { Tick } from './Tick';
import type { Out } from './ticks';

/** The counts of the rows below, and where the customer's other rows are: it must never contradict them. */
function about({ customer, changes, above }: CustomerEntry, vendor: string, t: TFunction): string {
  const counts = actions.flatMap((action) => {
    const n = changes.filter((c) => c.action === action).length;
    if (n === 0) return [];
    return [
      t('preview.tallyPart', { count: n, action: t(`preview.action.${action}`).toLowerCase() }),
    ];
  });
  const { unchanged } = customer.tally;
  return [
    ...counts,
    ...(unchanged > 0 ? [t('preview.unchanged', { count: unchanged })] : []),
    ...(above.cuts > 0 ? [t('preview.aboveCuts', { count: above.cuts })] : []),
    ...(above.held > 0 ? [t('preview.aboveHeld', { count: above.held })] : []),
    t('preview.customerId', { vendor, id: customer.customerId }),
    customer.clientId === null
      ? t('preview.clientNew')
      : t('preview.clientId', { id: customer.clientId }),
  ].join(' · ');
}

interface CustomerRowProps extends Place {
  entry: CustomerEntry;
  open: boolean;
  /** Null where nothing is to be ticked any more. */
  out: Out | null;
  onTick: (seqs: readonly number[], on: boolean) => void;
  onTurn: (id: string) => void;
}

function Drawn({ entry, open, out, onTick, onTurn, ...place }: CustomerRowProps) {
  const { t } = useTranslation();
  const { vendor } = usePlanAbout();
  const { customer, changes, seqs } = entry;
  // The engine's own sum where it is of the same rows: it was rounded once, not row by row.
  const whole = changes.length === customer.changes.length;
  const money = whole ? customer.money : effectOf(changes);
  const words = about(entry, vendor, t);
  return (
    <GroupHead
      place={place}
      level={2}
      open={open}
      testid={`customer-${customer.customerId}`}
      onTurn={() => onTurn(place.id)}
      title={<span title={customer.customerName}>{customer.customerName}</span>}
      about={<span title={words}>{words}</span>}
      money={
        <span className="flex flex-wrap justify-end gap-x-2">
          {money.monthly.map((amount) => (
            <span key={amount.currency}>{signed(amount)}</span>
          ))}
          {money.unknown > 0 && (
            <span className="text-small text-muted">
              {t('preview.moneyUnknown', { count: money.unknown })}
            </span>
          )}
        </span>
      }
      tick={
        out !== null && seqs.length > 0 ? (
          <Tick
            label={t('preview.tickCustomer', { customer: customer.customerName })}
            seqs={seqs}
            out={out}
            onTick={onTick}
          />
        ) : null
      }
    />
  );
}

export const CustomerRow = memo(Drawn);
