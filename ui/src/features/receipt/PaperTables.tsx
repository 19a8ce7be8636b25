// The two tables of the printed receipt: what has to be mended, and every change by customer.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { beforeAfter, fieldName } from '@/lib/shown';
import { byCustomer, byRepair, countsOf, outcomes, type Row } from './rows';

export function PaperRepairs({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const repairs = byRepair(rows);
  if (repairs.length === 0) return null;
  return (
    <>
      <h2>{t('receipt.paperProblems')}</h2>
      {repairs.map((members) => {
        const { error, change, outcome } = members[0] as Row;
        const names = members.map((row) => `${row.customer} (${row.change.name})`);
        return (
          <section key={`${error?.code} ${change.seq}`} className="repair">
            <p>
              <span className="whole">{error?.what ?? t(`receipt.outcomes.${outcome}`)}</span>{' '}
              {error === null ? change.why : [error.why, error.fix].filter(Boolean).join(' ')}{' '}
              {error !== null && <span className="faint">{error.code}</span>}
            </p>
            <p className="faint">{names.join('; ')}</p>
          </section>
        );
      })}
    </>
  );
}

export function PaperChanges({ rows, brief }: { rows: readonly Row[]; brief: boolean }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p>{t('receipt.emptyRun')}</p>;
  return (
    <>
      <h2>{t('receipt.paperChanges')}</h2>
      {brief && <p>{t('receipt.paperTooMany', { count: rows.length })}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('receipt.colRecord')}</th>
            <th scope="col">{t('receipt.colAction')}</th>
            <th scope="col">{t('receipt.colFields')}</th>
            <th scope="col">{t('receipt.colOutcome')}</th>
          </tr>
        </thead>
        <tbody>
          {[...byCustomer(rows)].map(([customer, its]) => (
            <Fragment key={customer}>
              <tr className="whole">
                <th scope="rowgroup" colSpan={brief ? 2 : 4}>
                  {its[0]?.customer ?? customer}
                </th>
                {brief && <BriefCounts rows={its} />}
              </tr>
              {!brief && its.map((row) => <PaperRow key={row.id} row={row} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  );
}

function BriefCounts({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const counts = countsOf(rows);
  const told = outcomes.filter((o) => counts[o] > 0);
  return (
    <td colSpan={2}>{told.map((o) => `${counts[o]} ${t(`receipt.outcomes.${o}`)}`).join(', ')}</td>
  );
}

function PaperRow({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { change, outcome } = row;
  return (
    <tr>
      <td>{change.name}</td>
      <td>{t(`preview.action.${change.action}`)}</td>
      <td>
        {change.fields.length === 0 && change.why}
        {change.fields.map((field, i) => {
          const { before, after } = beforeAfter(field);
          return (
            <span key={field.field}>
              {i > 0 && '; '}
              {fieldName(field.field)} {before !== null && <del>{before}</del>}
              {before !== null && ' → '}
              <ins style={{ textDecoration: 'none' }}>{after}</ins>
            </span>
          );
        })}
      </td>
      <td>{t(`receipt.outcomes.${outcome}`)}</td>
    </tr>
  );
}
