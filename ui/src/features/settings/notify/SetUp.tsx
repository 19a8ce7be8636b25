// A way that has to be set up first: not set up, being set up, or set up.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { NotifyView, WayOutcome } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useNotifyChange } from './queries';
import { Unset } from './Unset';
import { WayRow } from './WayRow';

interface SetUpProps {
  way: 'webhook' | 'mail';
  title: string;
  /** How it is set up; null where it is not. */
  saved: { on: boolean; last: WayOutcome | null; hint: string; secretMissing: boolean } | null;
  none: { text: string; action: string };
  /** Takes it away, and what is said of that. */
  clear: () => Promise<NotifyView>;
  removed: string;
  form: (close: () => void) => ReactNode;
}

export function SetUp({ way, title, saved, none, clear, removed, form }: SetUpProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const clearing = useNotifyChange(clear, removed);
  const shown = form(() => setOpen(false));
  if (saved === null) {
    return (
      <Unset
        title={title}
        text={none.text}
        action={none.action}
        open={open}
        onOpen={() => setOpen(true)}
      >
        {shown}
      </Unset>
    );
  }
  return (
    <WayRow
      way={way}
      on={saved.on}
      last={saved.last}
      testable={!open}
      hint={saved.hint}
      actions={
        !open && (
          <>
            <Button
              kind="quiet"
              aria-label={t('notifications.changeOf', { way: title })}
              onClick={() => setOpen(true)}
            >
              {t('notifications.change')}
            </Button>
            <Button
              kind="quiet"
              aria-label={t('notifications.removeOf', { way: title })}
              busy={clearing.isPending}
              onClick={() => clearing.mutate(undefined)}
            >
              {t('notifications.remove')}
            </Button>
          </>
        )
      }
    >
      {saved.secretMissing && <p className="text-care">{t('notifications.secretMissing')}</p>}
      {open && shown}
      {clearing.isError && <ErrorNotice failure={asFailure(clearing.error)} />}
    </WayRow>
  );
}
