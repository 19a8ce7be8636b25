// All that is known of one renewal.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalLine } from '@/bindings';
import { useConnectionNames } from '@/api/vendor';
import { Button } from '@/components/ui/Button';
import { CodeWords } from '@/components/ui/CodeWords';
import { Dialog } from '@/components/ui/Dialog';
import { count, date, dateTime } from '@/lib/format';
import { amountWords, leftWords } from './words';

export function RenewalDialog({ line, onClose }: { line: RenewalLine; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useConnectionNames();
  return (
    <Dialog
      open
      onClose={onClose}
      title={line.product}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <dl
        data-testid="renewal-details"
        className="grid grid-cols-[10rem_minmax(0,1fr)] gap-x-6 gap-y-1"
      >
        {factsOf(line, nameOf(line.connection), t).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="pt-3">
        <Link
          to="/seats/$connection/history"
          params={{ connection: line.connection }}
          search={{ subscription: line.subscription }}
          className="text-accent-ink underline underline-offset-2"
        >
          {t('renewals.toSeats')}
        </Link>
      </p>
    </Dialog>
  );
}

function factsOf(line: RenewalLine, connection: string, t: TFunction): [string, ReactNode][] {
  const unknown = t('common.notKnown');
  const then = t(`renewals.thens.${line.then}`);
  const { cost, price } = line;
  const sold = price.period !== null;
  const facts: [string, ReactNode][] = [
    [t('renewals.customer'), line.customer],
    [t('renewals.client'), line.client ?? t('renewals.notMatched')],
    [t('renewals.connection'), connection],
    [t('renewals.seats'), count(line.seats)],
    [t('renewals.day'), `${date(line.day)}, ${leftWords(t, line)}`],
    [
      t('renewals.then'),
      line.due === 'ahead' ? then : `${t(`renewals.overdue.${line.due}`)}. ${then}`,
    ],
    [t('renewals.vendorSays'), line.status],
    [t('renewals.term'), line.term ?? unknown],
    [t('renewals.cycle'), line.cycle ?? unknown],
    [t('renewals.period'), amountWords(cost.period)],
    [t('renewals.costPerMonth'), amountWords(cost.month)],
    [t('renewals.costPerTerm'), amountWords(cost.term)],
    [t('renewals.pricePeriod'), sold ? amountWords(price.period) : null],
    [t('renewals.pricePerMonth'), sold ? amountWords(price.month) : null],
    [t('renewals.pricePerTerm'), sold ? amountWords(price.term) : null],
    [
      t('renewals.rule'),
      <CodeWords
        key="rule"
        text={line.assumed ? t('renewals.ruleAssumed', { rule: line.rule }) : line.rule}
      />,
    ],
    [
      t('renewals.seen'),
      line.inLast ? dateTime(line.seen) : t('renewals.notInLast', { at: dateTime(line.seen) }),
    ],
  ];
  return facts.filter(([, value]) => value !== null);
}
