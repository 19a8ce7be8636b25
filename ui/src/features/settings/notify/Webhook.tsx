// A channel of Teams or Slack: not set up, being set up, or set up.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { WebhookView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useNotifyChange } from './queries';
import { Unset } from './Unset';
import { WayRow } from './WayRow';
import { WebhookForm } from './WebhookForm';

export function Webhook({ saved }: { saved: WebhookView | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const clear = useNotifyChange(() => backend.clearWebhook(), t('notifications.webhookRemoved'));
  const way = t('notifications.webhook');
  const form = <WebhookForm saved={saved} onClose={() => setOpen(false)} />;
  if (saved === null) {
    return (
      <Unset
        title={way}
        text={t('notifications.webhookNone')}
        action={t('notifications.webhookSet')}
        open={open}
        onOpen={() => setOpen(true)}
      >
        {form}
      </Unset>
    );
  }
  const { host, kind } = saved;
  return (
    <WayRow
      way="webhook"
      on={saved.on}
      last={saved.last}
      testable={!open}
      hint={t('notifications.webhookTo', { host, kind: t(`notifications.kind.${kind}`) })}
      actions={
        !open && (
          <>
            <Button
              kind="quiet"
              aria-label={t('notifications.changeOf', { way })}
              onClick={() => setOpen(true)}
            >
              {t('notifications.change')}
            </Button>
            <Button
              kind="quiet"
              aria-label={t('notifications.removeOf', { way })}
              busy={clear.isPending}
              onClick={() => clear.mutate(undefined)}
            >
              {t('notifications.remove')}
            </Button>
          </>
        )
      }
    >
      {saved.secret === 'missing' && (
        <p className="text-care">{t('notifications.secretMissing')}</p>
      )}
      {open && form}
      {clear.isError && <ErrorNotice failure={asFailure(clear.error)} />}
    </WayRow>
  );
}
