// Which connection's runs are listed, where there are several.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { inputLook } from '@/components/ui/Field';

export interface ConnectionChoiceProps {
  names: readonly string[];
  value: string | null;
  onChange: (value: string | null) => void;
}

export function ConnectionChoice({ names, value, onChange }: ConnectionChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {t('history.connection')}
      </label>
      <span className="w-44">
        <select
          id={id}
          className={inputLook}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('history.anyConnection')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </span>
  );
}
