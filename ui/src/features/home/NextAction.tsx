// The one action of the next step of the setting up.
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
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
    case null:
      return null;
  }
}
