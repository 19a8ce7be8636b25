// Everything that the list rests on, where a person asks for it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalSource } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Sources } from './Sources';

export function SourcesButton({ sources }: { sources: readonly RenewalSource[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="ml-auto min-h-6 text-accent-ink underline underline-offset-2"
      >
        {t('renewals.about')}
      </button>
      {open && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t('renewals.about')}
          actions={
            <Button kind="primary" onClick={() => setOpen(false)}>
              {t('common.close')}
            </Button>
          }
        >
          <Sources sources={sources} all />
        </Dialog>
      )}
    </>
  );
}
