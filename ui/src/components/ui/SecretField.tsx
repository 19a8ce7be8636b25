// A secret goes in and never comes out: what is saved has no value here, only the fact that it is.
import { Eye, EyeOff, KeyRound } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Field, inputLook, type FieldTexts } from './Field';
import { IconButton } from './IconButton';

export interface SecretFieldProps
  extends
    FieldTexts,
    Omit<ComponentProps<'input'>, 'type' | 'children' | 'value' | 'defaultValue'> {
  saved: boolean;
  /** What was typed and is not saved yet, for a form that keeps it; never what is saved. */
  typed?: string;
  /** Where it is saved, if not in the keychain. */
  savedText?: string;
  onForget?: () => void;
  /** Told when the person goes back to what is saved, so that the form drops what was typed. */
  onKeep?: () => void;
}

export function SecretField({
  id,
  label,
  hint,
  error,
  saved,
  typed,
  savedText,
  onForget,
  onKeep,
  ...rest
}: SecretFieldProps) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(typed !== undefined && typed !== '');
  const [shown, setShown] = useState(false);
  const texts = { label, hint, ...(error === undefined ? {} : { error }) };

  if (saved && !replacing) {
    return (
      <Field id={id} {...texts}>
        {(ids) => (
          <div className="flex h-control flex-wrap items-center gap-2">
            <output {...ids} className="mr-2 inline-flex items-center gap-1.5">
              <KeyRound aria-hidden size={16} className="text-good" />
              {savedText ?? t('common.secretSaved')}
            </output>
            <Button onClick={() => setReplacing(true)}>{t('common.secretReplace')}</Button>
            {onForget && (
              <Button kind="quiet" onClick={onForget}>
                {t('common.secretForget')}
              </Button>
            )}
          </div>
        )}
      </Field>
    );
  }
  return (
    <Field id={id} {...texts}>
      {(ids) => (
        <div className="flex flex-wrap items-center gap-2">
          <div className="relative min-w-0 flex-1">
            <input
              type={shown ? 'text' : 'password'}
              autoComplete="off"
              spellCheck={false}
              className={`${inputLook} pr-10 font-mono`}
              {...(typed === undefined ? {} : { value: typed })}
              {...rest}
              {...ids}
            />
            <IconButton
              label={t(shown ? 'common.hide' : 'common.reveal')}
              aria-pressed={shown}
              className="absolute top-1/2 right-1 -translate-y-1/2"
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
            </IconButton>
          </div>
          {saved && (
            <Button
              kind="quiet"
              onClick={() => {
                setReplacing(false);
                setShown(false);
                onKeep?.();
              }}
            >
              {t('common.secretKeep')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
