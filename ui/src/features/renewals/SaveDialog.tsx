// Saving for a calendar: how long before it reminds is asked, and what the file does is said.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { SelectField } from '@/components/ui/SelectField';

const choices = [0, 7, 14, 30, 60] as const;
const usual = 14;

export interface SaveDialogProps {
  renewals: number;
  onSave: (remind: number) => void;
  onClose: () => void;
}

export function SaveDialog({ renewals, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const [remind, setRemind] = useState(usual);
  const field = useRef<HTMLSelectElement>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('renewals.saveIcs')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={() => onSave(remind)}>
            {t('renewals.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          {t('renewals.icsText', { count: renewals })} {t('renewals.icsAgain')}
        </p>
        <SelectField
          ref={field}
          label={t('renewals.remind')}
          hint={t('renewals.remindHint')}
          value={String(remind)}
          onChange={(event) => setRemind(Number(event.target.value))}
          options={choices.map((count) => ({
            value: String(count),
            label: count === 0 ? t('renewals.remindDay') : t('renewals.remindBefore', { count }),
          }))}
        />
      </div>
    </Dialog>
  );
}
