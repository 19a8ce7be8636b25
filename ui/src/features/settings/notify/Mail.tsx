// Mail: not set up, being set up, or set up.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { MailView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { MailForm } from './MailForm';
import { useNotifyChange } from './queries';
import { Unset } from './Unset';
import { WayRow } from './WayRow';

export function Mail({ saved }: { saved: MailView | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const clear = useNotifyChange(() => backend.clearMail(), t('notifications.mailRemoved'));
  const way = t('notifications.mail');
  const form = <MailForm saved={saved} onClose={() => setOpen(false)} />;
  if (saved === null) {
    return (
      <Unset
        title={way}
        text={t('notifications.mailNone')}
        action={t('notifications.mailSet')}
        open={open}
        onOpen={() => setOpen(true)}
      >
        {form}
      </Unset>
    );
  }
  return (
    <WayRow
      way="mail"
      on={saved.on}
      last={saved.last}
      testable={!open}
      hint={t('notifications.mailTo', { to: saved.to.join(', '), host: saved.host })}
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
      {saved.user !== null && saved.secret === 'missing' && (
        <p className="text-care">{t('notifications.secretMissing')}</p>
      )}
      {open && form}
      {clear.isError && <ErrorNotice failure={asFailure(clear.error)} />}
    </WayRow>
  );
}
