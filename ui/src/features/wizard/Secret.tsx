// A secret of the wizard: typed once, never shown again, replaced or forgotten.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { SecretState } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SecretField } from '@/components/ui/SecretField';
import { useForget } from './queries';
import { SecretEnds } from './SecretEnds';

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
  /** When it ends, as `SecretEnds` has it. */
  ends: string;
  onEnds: (ends: string) => void;
}

export function Secret(props: SecretProps) {
  const { label, hint, connection, value, onLeave, error, state, practice, ends, onEnds } = props;
  const { t } = useTranslation();
  const forget = useForget(connection);
  const saved = state === 'saved';
  const [asked] = useState(ends);
  const change = (next: string) => {
    // What was said of the secret that is saved says nothing of another one.
    if (saved && value === '' && next !== '') onEnds('');
    if (saved && next === '') onEnds(asked);
    props.onChange(next);
  };
  return (
    <div className="flex flex-col gap-3" data-testid="secret">
      <SecretField
        // What was forgotten is to be typed anew, in a field that is open.
        key={state}
        id="secret"
        label={label}
        saved={saved}
        typed={value}
        onChange={(event) => change(event.target.value)}
        onBlur={onLeave}
        onKeep={() => change('')}
        {...(saved && value === '' ? {} : { hint })}
        {...(practice
          ? { savedText: t('wizard.secretPractice') }
          : { onForget: () => forget.mutate() })}
        {...(error === undefined ? {} : { error })}
      />
      {!practice && <SecretEnds value={ends} onChange={onEnds} />}
      {forget.isError && <ErrorNotice failure={asFailure(forget.error)} />}
    </div>
  );
}
