// The receipt as it is printed: plain tables, every change, one page where they fit.
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '@/bindings';
import { count, dateTime } from '@/lib/format';
import { PaperChanges, PaperRepairs } from './PaperTables';
import './print.css';
import type { Counts, Row } from './rows';
import { titleOf } from './title';
import { took } from '@/lib/took';

/** Beyond this a printer is the wrong tool; customers and failures are still told in full. */
export const mostOnPaper = 2000;

export interface ReceiptPaperProps {
  receipt: ReceiptView;
  rows: readonly Row[];
  counts: Counts;
}

export function ReceiptPaper({ receipt, rows, counts }: ReceiptPaperProps) {
  const { t } = useTranslation();
  const { line, version, requests, allowed, why, remarks, tally, audit } = receipt;
  const facts: [string, string][] = [
    [t('receipt.connection'), line.connection],
    [t('receipt.started'), dateTime(line.started)],
    [t('receipt.length'), took(line.started, line.ended)],
    [t('receipt.who'), line.who],
    [t('receipt.plan'), line.plan],
    [t('receipt.requests'), count(requests)],
    ...(allowed === null ? [] : [[t('receipt.guardReason'), allowed] as [string, string]]),
  ];
  const result = [
    t('receipt.appliedLink', { count: counts.applied }),
    t('receipt.failedLink', { count: counts.problems }),
    t('receipt.needsYouLink', { count: counts.needsYou }),
    t('receipt.restLink', { count: counts.rest }),
    ...(tally.unchanged > 0 ? [t('receipt.unchanged', { count: tally.unchanged })] : []),
  ];
  return createPortal(
    <article className="receipt-paper tabular" data-testid="receipt-paper">
      <h1>{titleOf(receipt)}</h1>
      <p className="whole">
        {t(`states.${line.status}`)}: {result.join(', ')}
      </p>
      {why !== null && (
        <p>
          {why.what} {why.why} {why.fix} ({why.code})
        </p>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <PaperRepairs rows={rows} />
      <PaperChanges rows={rows} brief={rows.length > mostOnPaper} />
      {audit !== null && (
        <p className="faint">
          {t('receipt.audit')}: {t('receipt.auditHead', { row: count(audit.rows) })}, {audit.hash}.{' '}
          {t('receipt.auditProof')}
        </p>
      )}
      <p className="faint">{t('receipt.paperBy', { version, date: dateTime(new Date()) })}</p>
    </article>,
    document.body,
  );
}
