// A channel of Teams or Slack.
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import type { WebhookView } from '@/bindings';
import { SetUp } from './SetUp';
import { WebhookForm } from './WebhookForm';

export function Webhook({ saved }: { saved: WebhookView | null }) {
  const { t } = useTranslation();
  return (
    <SetUp
      way="webhook"
      title={t('notifications.webhook')}
      saved={
        saved && {
          on: saved.on,
          last: saved.last,
          hint: t('notifications.webhookTo', {
            host: saved.host,
            kind: t(`notifications.kind.${saved.kind}`),
          }),
          secretMissing: saved.secret === 'missing',
        }
      }
      none={{ text: t('notifications.webhookNone'), action: t('notifications.webhookSet') }}
      clear={() => backend.clearWebhook()}
      removed={t('notifications.webhookRemoved')}
      form={(close) => <WebhookForm saved={saved} onClose={close} />}
    />
  );
}
