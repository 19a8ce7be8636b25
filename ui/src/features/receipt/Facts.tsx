// Who, when, how long, from which plan: what a receipt is asked for years later.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditHead, ReceiptView } from '@/bindings';
import { CopyButton } from '@/components/ui/CopyButton';
import { cn } from '@/lib/cn';
import { age, count, date, dateTime } from '@/lib/format';
import { took } from '@/lib/took';

interface FactProps {
  name: string;
  wide?: boolean;
  children: ReactNode;
}

function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div className={cn('flex items-baseline gap-1.5', wide && 'basis-full flex-wrap')}>
      <dt className="text-small whitespace-nowrap text-muted">{name}</dt>
      <dd className={wide ? 'max-w-[90ch] min-w-0' : 'whitespace-nowrap'}>{children}</dd>
    </div>
  );
}

/** Past a month the age is the date again, and would only repeat what stands before it. */
function Started({ at }: { at: string }) {
  const old = age(at);
  return (
    <>
      {dateTime(at)} {old !== date(at) && <span className="text-muted">({old})</span>}
    </>
  );
}

const link = 'text-accent-ink underline underline-offset-2';

function AuditHeadFact({ head, run }: { head: AuditHead; run: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {t('receipt.auditHead', { row: count(head.rows) })}
        <code className="font-mono text-small" data-testid="receipt-hash" title={head.hash}>
          {head.hash.slice(0, 16)}…
        </code>
        <CopyButton text={head.hash} label={t('receipt.auditCopy')} />
        <Link to="/audit" search={{ run }} className={link} data-testid="receipt-audit">
          {t('receipt.auditRows')}
        </Link>
      </span>
      <p className="text-small text-muted">{t('receipt.auditProof')}</p>
    </>
  );
}

export function Facts({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation();
  const { line, requests, version, allowed, remarks, tally, audit } = receipt;
  return (
    <dl
      aria-label={t('receipt.facts')}
      data-testid="receipt-facts"
      className="tabular flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-2.5"
    >
      <Fact name={t('receipt.started')}>
        <Started at={line.started} />
      </Fact>
      <Fact name={t('receipt.length')}>{took(line.started, line.ended)}</Fact>
      <Fact name={t('receipt.who')}>{line.who}</Fact>
      <Fact name={t('receipt.connection')}>{line.connection}</Fact>
      <Fact name={t('receipt.plan')}>
        <Link to="/plans/$plan" params={{ plan: line.plan }} className={link}>
          {line.plan}
        </Link>
      </Fact>
      <Fact name={t('states.unchanged')}>{count(tally.unchanged)}</Fact>
      <Fact name={t('receipt.requests')}>{count(requests)}</Fact>
      <Fact name={t('receipt.version')}>{version}</Fact>
      {allowed !== null && (
        <Fact wide name={t('receipt.guardReason')}>
          {allowed}
        </Fact>
      )}
      {audit !== null && (
        <Fact wide name={t('receipt.audit')}>
          <AuditHeadFact head={audit} run={line.run} />
        </Fact>
      )}
      {remarks.length > 0 && (
        <Fact wide name={t('receipt.remarks')}>
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Fact>
      )}
    </dl>
  );
}
