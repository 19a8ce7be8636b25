// From when on a preview that cuts much stops for a person; told in words while folded.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '@/components/ui/Disclosure';
import { TextField } from '@/components/ui/TextField';
import type { Form } from './form';
import type { VendorFields } from './import-fields';

export function Guard({ form }: { form: Form<VendorFields> }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const { guardChanges: changes, guardPercent: percent } = form.fields;
  const field = (name: 'guardChanges' | 'guardPercent') => {
    const error = form.error(name);
    return {
      id: name,
      label: t(`wizard.${name}`),
      value: form.fields[name],
      inputMode: 'numeric' as const,
      className: 'tabular max-w-28 text-right',
      onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
      onBlur: () => form.leave(name),
      ...(error === undefined ? {} : { error }),
    };
  };
  return (
    <Disclosure
      open={wanted || form.summary.length > 0}
      onToggle={setWanted}
      title={
        <span>
          {t('wizard.guard')}
          <span className="ml-2 font-normal text-muted">
            {t('wizard.guardSummary', { changes, percent })}
          </span>
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="max-w-[65ch] text-soft">{t('wizard.guardText')}</p>
        <TextField {...field('guardChanges')} />
        <TextField {...field('guardPercent')} />
      </div>
    </Disclosure>
  );
}
