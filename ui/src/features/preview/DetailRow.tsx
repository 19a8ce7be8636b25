// Everything about one change: why, every field with its rule, remarks, and where it is on both sides.
import { useTranslation } from 'react-i18next';
import type { PreviewChange, PreviewCustomer } from '@/bindings';
import { CodeWords } from '@/components/ui/CodeWords';
import { Diff } from '@/components/ui/Diff';
import { SeatsLink } from '@/features/seats/SeatsLink';
import { beforeAfter, fieldName } from '@/lib/shown';
import { effectWords } from './amounts';
import { acts } from './change';
import { useConnection } from './queries';
import { Row, type Place } from './Row';

interface DetailRowProps {
  place: Place;
  change: PreviewChange;
  customer: PreviewCustomer;
  level: number;
  measure: (node: HTMLDivElement | null) => void;
}

function Fields({ change }: { change: PreviewChange }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col">
      {change.fields.map((field) => (
        <li
          key={field.field}
          className="grid grid-cols-[minmax(6rem,9rem)_1fr] gap-x-4 border-t border-line py-1 first:border-t-0 first:pt-0"
        >
          <span className="text-muted">{fieldName(field.field)}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Diff {...beforeAfter(field)} />
            <span className="block text-small text-muted">
              {t('preview.fieldRule')}:{' '}
              {field.rule === '' ? t('preview.noRule') : <CodeWords text={field.rule} />}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function facts(change: PreviewChange, customer: PreviewCustomer) {
  const costs =
    change.entity === 'licence' && acts(change)
      ? effectWords({
          monthly: change.monthly === null ? [] : [change.monthly],
          unknown: 0,
        })
      : null;
  return {
    costs,
    client: change.needs === null ? null : customer.customerName,
  };
}

export function DetailRow({ place, change, customer, level, measure }: DetailRowProps) {
  const { t } = useTranslation();
  const { costs, client } = facts(change, customer);
  const connection = useConnection();
  const said: [string, React.ReactNode][] = [
    [t('preview.why'), change.why],
    ...(client === null
      ? []
      : [[t('preview.needs'), t('preview.needsClient', { name: client })] as [string, string]]),
    [
      t('preview.record'),
      <span className="tabular" key="record">
        {change.record ??
          (change.action === 'create' ? t('preview.recordNew') : t('common.notKnown'))}
      </span>,
    ],
    ...(change.subscription === null
      ? []
      : [
          [
            t('preview.subscription'),
            <span key="key" className="font-mono text-small [overflow-wrap:anywhere]">
              {change.subscription}
            </span>,
          ] as [string, React.ReactNode],
        ]),
    ...(connection === undefined || change.entity === 'client'
      ? []
      : [
          [t('seats.title'), <SeatsLink key="seats" connection={connection} change={change} />] as [
            string,
            React.ReactNode,
          ],
        ]),
    [
      t('preview.cost'),
      costs === null
        ? t('preview.costNone')
        : costs.length === 0
          ? t('common.notKnown')
          : costs.join(', '),
    ],
  ];
  return (
    <Row
      place={place}
      level={level}
      measure={measure}
      testid={`detail-${change.seq}`}
      className="bg-paper"
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={5}
        aria-label={t('preview.detail', { name: change.name })}
        className="sticky left-0 grid w-[100cqi] grid-cols-[repeat(auto-fit,minmax(19rem,1fr))] gap-x-10 gap-y-3 py-2 pr-4 pb-4 pl-[4.6rem]"
      >
        <dl className="grid grid-cols-[max-content_1fr] content-start gap-x-4 gap-y-1">
          {said.map(([term, words]) => (
            <div key={term} className="contents">
              <dt className="text-muted">{term}</dt>
              <dd className="min-w-0">{words}</dd>
            </div>
          ))}
          {change.remarks.length > 0 && (
            <div className="contents">
              <dt className="text-muted">{t('preview.remarks')}</dt>
              <dd>
                <ul className="flex flex-col gap-0.5">
                  {change.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
        {change.fields.length > 0 && <Fields change={change} />}
      </div>
    </Row>
  );
}
