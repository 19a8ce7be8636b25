// On top of everything: why a run did not end by itself, that it still works, or that it was undone.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CirclePause, CircleX, LoaderCircle, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptView, RunStatus } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { historyQuery } from './queries';
import type { Counts } from './rows';

const link = 'font-medium text-accent-ink underline underline-offset-2';

interface NoticeProps {
  icon: ReactNode;
  look: string;
  children: ReactNode;
  testId: string;
}

function Notice({ icon, look, children, testId }: NoticeProps) {
  return (
    <div
      role="status"
      data-testid={testId}
      className={`flex gap-3 rounded-md border px-3 py-2.5 ${look}`}
    >
      <span aria-hidden className="mt-0.5 shrink-0">
        {icon}
      </span>
      <div className="max-w-[100ch] min-w-0">{children}</div>
    </div>
  );
}

const calm = 'border-line bg-wash';

function headingOf(status: RunStatus) {
  if (status === 'interrupted') return 'receipt.endedInterrupted';
  if (status === 'cancelled') return 'receipt.endedCancelled';
  if (status === 'failed') return 'receipt.endedFailed';
  return 'receipt.endedOther';
}

export function EndNotice({ receipt, counts }: { receipt: ReceiptView; counts: Counts }) {
  const { t } = useTranslation();
  const { line, why } = receipt;
  if (line.status === 'running') {
    return (
      <Notice testId="receipt-running" look={calm} icon={<LoaderCircle size={17} />}>
        {t('receipt.running')}{' '}
        <Link to="/runs/$plan" params={{ plan: line.plan }} className={link}>
          {t('receipt.runningLink')}
        </Link>
      </Notice>
    );
  }
  if (line.status === 'undone') return <UndoneBy run={line.run} />;
  const stopped = line.status === 'interrupted' || line.status === 'cancelled';
  if (why === null && !stopped) return null;
  const bad = line.status === 'failed';
  const stands = (
    <>
      {t('receipt.standsApplied', { count: counts.applied })}
      {counts.waiting > 0 && ` ${t('receipt.standsWaiting', { count: counts.waiting })}`}
    </>
  );
  if (why !== null) {
    return (
      <div data-testid="receipt-ended" className="flex flex-col gap-2">
        <p>
          <span className="font-medium">{t(headingOf(line.status))}</span>{' '}
          <span className="text-soft">{stands}</span>
        </p>
        <ErrorNotice failure={why} tone={bad ? 'bad' : 'care'} />
      </div>
    );
  }
  return (
    <Notice
      testId="receipt-ended"
      look={bad ? 'border-bad-edge bg-bad-wash' : 'border-care-edge bg-care-wash'}
      icon={
        bad ? (
          <CircleX size={17} className="text-bad" />
        ) : (
          <CirclePause size={17} className="text-care" />
        )
      }
    >
      <p className="font-medium">{t(headingOf(line.status))}</p>
      <p className="text-soft">{stands}</p>
    </Notice>
  );
}

function UndoneBy({ run }: { run: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(historyQuery);
  const by = data?.find((line) => line.undoes === run);
  return (
    <Notice testId="receipt-undone" look={calm} icon={<Undo2 size={17} />}>
      {by === undefined ? (
        t('receipt.undone')
      ) : (
        <>
          {t('receipt.undoneBy')}{' '}
          <Link to="/receipts/$run" params={{ run: by.run }} className={link}>
            {by.run}
          </Link>
        </>
      )}
    </Notice>
  );
}
