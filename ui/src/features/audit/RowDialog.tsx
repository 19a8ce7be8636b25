// All that one row of the audit says.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFieldView, AuditLine } from '@/bindings';
import { Awaited } from '@/components/ui/Awaited';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Dialog } from '@/components/ui/Dialog';
import { Diff } from '@/components/ui/Diff';
import { count, dateTime } from '@/lib/format';
import { fieldName } from '@/lib/shown';
import { linesQuery } from './queries';
import { actOf } from './words';

export function RowDialog({ row, onClose }: { row: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(linesQuery([row]));
  const line = data?.[0];
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('audit.rowOf', { row: count(row) })}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4" data-testid="audit-line">
        {data === undefined && (
          <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
        )}
        {data !== undefined && line === undefined && <p>{t('audit.gone')}</p>}
        {line !== undefined && <Whole line={line} />}
      </div>
    </Dialog>
  );
}

function Whole({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  return (
    <>
      {line.kind === null && <p className="text-bad">{t('audit.unreadableText')}</p>}
      <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-6 gap-y-1">
        {factsOf(line, t).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {line.kind !== null && <Fields fields={line.fields} />}
    </>
  );
}

function Fields({ fields }: { fields: readonly AuditFieldView[] }) {
  const { t } = useTranslation();
  if (fields.length === 0) return <p className="text-soft">{t('audit.nothingChanged')}</p>;
  return (
    <section aria-label={t('audit.fields')} className="border-t border-line pt-3">
      <h3 className="pb-1 font-medium">{t('audit.fields')}</h3>
      <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-6 gap-y-1">
        {fields.map((f) => (
          <div key={f.field} className="contents">
            <dt className="text-muted">{fieldName(f.field)}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <Diff before={f.before} after={f.after} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Only what the row has: a match has no request, a run no record. */
function factsOf(line: AuditLine, t: TFunction): [string, ReactNode][] {
  const { name, record, customer, customer_id: id } = line;
  const number = record === null ? null : t('audit.bareNumber', { id: record });
  const change = line.action === null ? null : t(`preview.action.${line.action}`);
  const whose = customer !== null && id !== null ? `${customer} (${id})` : (customer ?? id);
  const run = line.run;
  const all: [string, ReactNode][] = [
    [t('audit.act'), actOf(line, t)],
    [t('audit.when'), line.kind === null ? null : dateTime(line.at)],
    [t('audit.by'), line.user],
    [t('audit.version'), line.version],
    [t('audit.connection'), line.connection],
    [t('audit.plan'), line.plan],
    [
      t('audit.run'),
      run === null ? null : (
        <>
          {run}{' '}
          <Link
            to="/receipts/$run"
            params={{ run }}
            className="text-accent-ink underline underline-offset-2"
          >
            {t('audit.toReceipt')}
          </Link>
        </>
      ),
    ],
    [t('audit.customer'), whose],
    [
      line.entity === null ? t('audit.record') : t(`receipt.${line.entity}`),
      name !== null && record !== null
        ? t('audit.recordNumber', { name, id: record })
        : (name ?? number),
    ],
    [t('audit.change'), change],
    [t('audit.request'), line.request === null ? null : <Code>{line.request}</Code>],
    [t('audit.status'), line.status === null ? null : String(line.status)],
    [t('audit.outcome'), line.outcome === null ? null : t(`audit.outcomes.${line.outcome}`)],
    [t('audit.code'), line.code === null ? null : <Code>{line.code}</Code>],
    [t('audit.why'), line.why],
    [
      t('audit.hash'),
      <span key="hash" className="flex items-center gap-1">
        <Code>{line.hash}</Code>
        <CopyButton text={line.hash} label={t('audit.copyHash')} />
      </span>,
    ],
  ];
  return all.filter(([, value]) => value !== null && value !== '');
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-small break-all">{children}</code>;
}
