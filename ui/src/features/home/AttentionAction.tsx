// The one action of a row: it leads to where the matter is mended.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { Attention, ConnectionCard } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { vendorOf } from '@/lib/vendors';
import { useResume } from './queries';

interface AttentionActionProps {
  row: Attention;
  cards: readonly ConnectionCard[];
}

export function AttentionAction({ row, cards }: AttentionActionProps) {
  const { t } = useTranslation();
  const { connection, plan, run } = row;
  const vendor = vendorOf(connection, cards);
  const named = (action: string) =>
    connection === '' ? action : t('home.ofConnection', { action, connection });
  const wizard = (step: string, action: string) => (
    <ButtonLink
      to="/connect/$step"
      params={{ step }}
      search={connection === '' ? {} : { name: connection }}
      aria-label={named(action)}
    >
      {action}
    </ButtonLink>
  );
  switch (row.kind) {
    case 'noHalo':
      return wizard('halo', t('home.actHalo'));
    case 'noVendor':
      return wizard('vendor', t('home.actVendor'));
    case 'secretMissing':
      return vendor === null
        ? wizard('halo-application', t('home.doSecretHalo'))
        : wizard(vendor, t(`vendors.${vendor}.enter`));
    case 'checkFailed':
      return wizard(vendor === null ? 'halo-check' : `${vendor}-check`, t('home.doCheck'));
    case 'neverMatched':
    case 'unmatched':
      return (
        <ButtonLink
          to="/matching/$connection"
          params={{ connection }}
          aria-label={named(t('home.doMatch'))}
        >
          {t('home.doMatch')}
        </ButtonLink>
      );
    case 'planWaiting':
      return (
        <ButtonLink to="/plans/$plan" params={{ plan: plan ?? '' }}>
          {t('home.doPlan')}
        </ButtonLink>
      );
    case 'runAtWork':
      return (
        <ButtonLink to="/runs/$plan" params={{ plan: plan ?? '' }}>
          {t('home.doRun')}
        </ButtonLink>
      );
    case 'runInterrupted':
      return <Resume plan={plan ?? ''} run={run ?? ''} />;
    case 'runFailed':
      return (
        <ButtonLink to="/receipts/$run" params={{ run: run ?? '' }}>
          {t('home.doReceipt')}
        </ButtonLink>
      );
  }
}

function Resume({ plan, run }: { plan: string; run: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const resume = useResume(() => void navigate({ to: '/runs/$plan', params: { plan } }));
  return (
    <>
      <Button busy={resume.isPending} onClick={() => resume.mutate(plan)}>
        {t('home.doResume', { run })}
      </Button>
      {resume.isError && (
        <div className="basis-full">
          <ErrorNotice failure={asFailure(resume.error)} />
        </div>
      )}
    </>
  );
}
