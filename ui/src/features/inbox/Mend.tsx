// The one action of an item: it leads to where its cause is mended.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { AttentionLine, ConnectionCard } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { vendorOf } from '@/lib/vendors';
import { subjectOf } from './kinds';
import { useForgetLink, useResume } from './queries';

interface MendProps {
  line: AttentionLine;
  cards: readonly ConnectionCard[];
}

export function Mend({ line, cards }: MendProps) {
  const { t } = useTranslation();
  const { connection, mend, kind } = line;
  const vendor = vendorOf(connection, cards);
  const named = (action: string) =>
    connection === '' ? action : t('inbox.ofConnection', { action, connection });
  const about = (action: string) => t('inbox.about', { action, subject: subjectOf(line) });
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
  if (line.several) {
    return (
      <ButtonLink to="/inbox" search={{ kind, connection }} aria-label={named(t('inbox.open'))}>
        {t('inbox.open')}
      </ButtonLink>
    );
  }
  switch (mend.do) {
    case 'connectHalo':
      return wizard('halo', t('inbox.connectHalo'));
    case 'connectVendor':
      return wizard('vendor', t('inbox.connectVendor'));
    case 'enterSecret':
      return vendor === null
        ? wizard('halo-application', t('inbox.enterSecret'))
        : wizard(vendor, t(`vendors.${vendor}.enter`));
    case 'check':
      return wizard(vendor === null ? 'halo-check' : `${vendor}-check`, t('inbox.check'));
    case 'match': {
      const one = kind === 'unmatched' || kind === 'neverMatched' ? null : line.subjects[0];
      return (
        <ButtonLink
          to="/matching/$connection"
          params={{ connection }}
          search={one == null ? {} : { customer: one }}
          aria-label={one == null ? named(t('inbox.match')) : about(t('inbox.matchOne'))}
        >
          {t(one == null ? 'inbox.match' : 'inbox.matchOne')}
        </ButtonLink>
      );
    }
    case 'plan':
      return (
        <ButtonLink to="/plans/$plan" params={{ plan: mend.plan }}>
          {t('inbox.plan')}
        </ButtonLink>
      );
    case 'preview':
      return <PreviewStart connection={connection} named />;
    case 'watch':
      return (
        <ButtonLink to="/runs/$plan" params={{ plan: mend.plan }}>
          {t('inbox.watch')}
        </ButtonLink>
      );
    case 'resume':
      return <Resume plan={mend.plan} run={mend.run} />;
    case 'receipt':
      return (
        <ButtonLink to="/receipts/$run" params={{ run: mend.run }}>
          {t('inbox.receipt')}
        </ButtonLink>
      );
    case 'history':
      return (
        <ButtonLink
          to="/seats/$connection/history"
          params={{ connection }}
          search={{ subscription: mend.subscription }}
          aria-label={about(t('inbox.history'))}
        >
          {t('inbox.history')}
        </ButtonLink>
      );
    case 'clearLink':
      return <ClearLink line={line} />;
  }
}

function Resume({ plan, run }: { plan: string; run: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const resume = useResume(() => void navigate({ to: '/runs/$plan', params: { plan } }));
  return (
    <>
      <Button busy={resume.isPending} onClick={() => resume.mutate(plan)}>
        {t('inbox.resume', { run })}
      </Button>
      {resume.isError && (
        <div className="basis-full">
          <ErrorNotice failure={asFailure(resume.error)} />
        </div>
      )}
    </>
  );
}

function ClearLink({ line }: { line: AttentionLine }) {
  const { t } = useTranslation();
  const forget = useForgetLink();
  return (
    <>
      <Button
        busy={forget.isPending}
        aria-label={t('inbox.about', { action: t('inbox.clearLink'), subject: subjectOf(line) })}
        onClick={() => forget.mutate(line.key)}
      >
        {t('inbox.clearLink')}
      </Button>
      {forget.isError && (
        <div className="basis-full">
          <ErrorNotice failure={asFailure(forget.error)} />
        </div>
      )}
    </>
  );
}
