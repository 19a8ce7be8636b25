// When a secret ends: a day, never, or not known. Nobody tells it but the person who made it.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';
import { TextField } from '@/components/ui/TextField';

interface SecretEndsProps {
  /** `2027-05-01`, `never`, or nothing where that is not known. */
  value: string;
  onChange: (value: string) => void;
}

export function SecretEnds({ value, onChange }: SecretEndsProps) {
  const { t } = useTranslation();
  const never = value === 'never';
  return (
    <div className="flex flex-col gap-1.5" data-testid="secret-ends">
      <TextField
        id="secretExpires"
        type="date"
        label={t('wizard.secretEnds')}
        hint={t('wizard.secretEndsHint')}
        className="w-48 disabled:opacity-60"
        value={never ? '' : value}
        disabled={never}
        onChange={(event) => onChange(event.target.value)}
      />
      <Checkbox
        label={t('wizard.secretNever')}
        checked={never}
        onChange={(on) => onChange(on ? 'never' : '')}
      />
    </div>
  );
}
