// Leaving customers out asks for a reason, and remembers the last ones.
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { TextField } from '@/components/ui/TextField';
import type { Line } from './lines';
import { keepReason, lastReasons } from './reasons';

export interface ExcludeDialogProps {
  lines: readonly Line[];
  onExclude: (reason: string) => void;
  onClose: () => void;
}

export function ExcludeDialog({ lines, onExclude, onClose }: ExcludeDialogProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [last] = useState(lastReasons);
  const count = lines.length;
  const [one] = lines;
  const exclude = (event: SubmitEvent) => {
    event.preventDefault();
    const given = reason.trim();
    if (given === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    keepReason(given);
    onExclude(given);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={field}
      title={
        one !== undefined && count === 1
          ? t('matching.excludeTitle', { customer: one.row.customerName })
          : t('matching.excludeTitleMany', { count })
      }
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="exclude-form" data-testid="exclude-do">
            {t('matching.excludeDo', { count })}
          </Button>
        </>
      }
    >
      <form id="exclude-form" noValidate onSubmit={exclude} className="flex flex-col gap-4">
        <p className="text-soft">{t('matching.excludeText')}</p>
        <TextField
          ref={field}
          required
          label={t('matching.excludeReason')}
          hint={t('matching.excludeHint')}
          error={missing && reason.trim() === '' ? t('matching.excludeMissing') : undefined}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        {last.length > 0 && (
          <div role="group" aria-label={t('matching.excludeLast')} className="flex flex-col gap-1">
            <p aria-hidden className="text-small text-muted">
              {t('matching.excludeLast')}
            </p>
            <div className="flex flex-wrap gap-1.5">
              {last.map((text) => (
                <button
                  key={text}
                  type="button"
                  onClick={() => {
                    setReason(text);
                    field.current?.focus();
                  }}
                  className="fade min-h-7 max-w-full truncate rounded border border-edge px-2.5 hover:bg-hover"
                >
                  {text}
                </button>
              ))}
            </div>
          </div>
        )}
      </form>
    </Dialog>
  );
}
