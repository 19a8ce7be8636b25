// Until which day.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { TextField } from '@/components/ui/TextField';

interface SnoozeDialogProps {
  onClose: () => void;
  onChosen: (day: string) => void;
}

/** The day after today, as the calendar here has it. */
function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export function SnoozeDialog({ onClose, onChosen }: SnoozeDialogProps) {
  const { t } = useTranslation();
  const first = useRef<HTMLInputElement>(null);
  const [earliest] = useState(tomorrow);
  const [day, setDay] = useState(earliest);
  const may = day >= earliest;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('inbox.snoozeTitle')}
      initialFocus={first}
      actions={
        <Button kind="primary" disabled={!may} onClick={() => may && onChosen(day)}>
          {t('inbox.snoozeDo')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-soft">{t('inbox.snoozeText')}</p>
        <TextField
          ref={first}
          id="snooze-until"
          type="date"
          label={t('inbox.snoozeDate')}
          min={earliest}
          value={day}
          className="w-48"
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
