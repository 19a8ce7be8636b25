// The action of the next step of the setting up; of the last one the two answers there are.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { useSaveSchedule } from '@/features/schedule/queries';
import type { VendorKind } from '@/lib/vendors';
import type { Setup } from './setup';

interface NextActionProps {
  setup: Setup;
  /** Whose wizard was begun. */
  begun: { halo: boolean; vendor: VendorKind | null };
}

export function NextAction({ setup, begun }: NextActionProps) {
  const { t } = useTranslation();
  const look = { kind: 'primary', 'data-testid': 'setup-next' } as const;
  switch (setup.next) {
    case 'halo':
      return (
        <ButtonLink {...look} to="/connect/$step" params={{ step: 'halo' }}>
          {t(begun.halo ? 'home.actHaloOn' : 'home.actHalo')}
        </ButtonLink>
      );
    case 'vendor':
      return (
        <ButtonLink {...look} to="/connect/$step" params={{ step: begun.vendor ?? 'vendor' }}>
          {begun.vendor === null
            ? t('home.actVendor')
            : t('home.actVendorOn', { vendor: t(`vendors.${begun.vendor}.name`) })}
        </ButtonLink>
      );
    case 'match':
      return (
        <ButtonLink
          {...look}
          to="/matching/$connection"
          params={{ connection: setup.vendor ?? '' }}
        >
          {t('home.actMatch')}
        </ButtonLink>
      );
    case 'preview':
      return <PreviewStart connection={setup.vendor ?? ''} kind="primary" />;
    case 'import':
      return setup.plan === null ? (
        <PreviewStart connection={setup.vendor ?? ''} kind="primary" />
      ) : (
        <ButtonLink {...look} to="/plans/$plan" params={{ plan: setup.plan }}>
          {t('home.actPreviewOpen', { plan: setup.plan })}
        </ButtonLink>
      );
    case 'schedule':
      return <ScheduleAction connection={setup.vendor ?? ''} />;
    case null:
      return null;
  }
}

/** By itself, or by hand: either is an answer, and is not asked again. */
function ScheduleAction({ connection }: { connection: string }) {
  const { t } = useTranslation();
  const save = useSaveSchedule(connection);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button busy={save.isPending} onClick={() => save.mutate(null)} data-testid="setup-by-hand">
        {t('home.actByHand')}
      </Button>
      {/* The one main action of Home is the preview. */}
      <ButtonLink to="/schedule/$connection" params={{ connection }} data-testid="setup-next">
        {t('home.actSchedule')}
      </ButtonLink>
      {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
    </div>
  );
}
