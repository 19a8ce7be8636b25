// A secret of the wizard: typed once, never shown again, replaced or forgotten.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { SecretState } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SecretField } from '@/components/ui/SecretField';
import { useForget } from './queries';

interface SecretProps {
  label: string;
  hint: string;
  connection: string;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
  error: string | undefined;
  state: SecretState;
  practice: boolean;
}

export function Secret(props: SecretProps) {
  const { label, hint, connection, value, onChange, onLeave, error, state, practice } = props;
  const { t } = useTranslation();
  const forget = useForget(connection);
  const saved = state === 'saved';
  return (
    <div className="flex flex-col gap-3" data-testid="secret">
      <SecretField
        // What was forgotten is to be typed anew, in a field that is open.
        key={state}
        id="secret"
        label={label}
        saved={saved}
        typed={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeep={() => onChange('')}
        {...(saved && value === '' ? {} : { hint })}
        {...(practice
          ? { savedText: t('wizard.secretPractice') }
          : { onForget: () => forget.mutate() })}
        {...(error === undefined ? {} : { error })}
      />
      {forget.isError && <ErrorNotice failure={asFailure(forget.error)} />}
    </div>
  );
}
