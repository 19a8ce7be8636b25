// Mail, through a server of the person's own.
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import type { MailView } from '@/bindings';
import { MailForm } from './MailForm';
import { SetUp } from './SetUp';

export function Mail({ saved }: { saved: MailView | null }) {
  const { t } = useTranslation();
  return (
    <SetUp
      way="mail"
      title={t('notifications.mail')}
      saved={
        saved && {
          on: saved.on,
          last: saved.last,
          hint: t('notifications.mailTo', { to: saved.to.join(', '), host: saved.host }),
          secretMissing: saved.user !== null && saved.secret === 'missing',
        }
      }
      none={{ text: t('notifications.mailNone'), action: t('notifications.mailSet') }}
      clear={() => backend.clearMail()}
      removed={t('notifications.mailRemoved')}
      form={(close) => <MailForm saved={saved} onClose={close} />}
    />
  );
}
