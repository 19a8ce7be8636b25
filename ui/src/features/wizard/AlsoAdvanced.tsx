// Where a marketplace differs from what is known of it, and how much is read.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';
import { TextField } from '@/components/ui/TextField';
import { Advanced } from './Advanced';
import { usualPath, type AlsoFields } from './also-fields';
import type { Form } from './form';
import { QuantityFields } from './QuantityFields';

/** Fields that are folded away here. */
export const alsoAdvanced: readonly string[] = [
  'name',
  'pathPrefix',
  'account',
  'pauseMs',
  'quantityFields',
];

interface AlsoAdvancedProps {
  form: Form<AlsoFields>;
  exists: boolean;
  open: boolean;
}

export function AlsoAdvanced({ form, exists, open }: AlsoAdvancedProps) {
  const { t } = useTranslation();
  const { fields, set } = form;
  const field = (name: 'name' | 'pathPrefix' | 'account' | 'pauseMs') => {
    const error = form.error(name);
    return {
      id: name,
      value: fields[name],
      onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
      onBlur: () => form.leave(name),
      ...(error === undefined ? {} : { error }),
    };
  };
  return (
    <Advanced open={open}>
      {!exists && (
        <TextField label={t('wizard.name')} hint={t('wizard.nameHint')} {...field('name')} />
      )}
      <TextField label={t('also.account')} hint={t('also.accountHint')} {...field('account')} />
      <TextField
        label={t('also.pathPrefix')}
        hint={t('also.pathPrefixHint')}
        placeholder={usualPath}
        className="font-mono"
        {...field('pathPrefix')}
      />
      <TextField
        label={t('also.pauseMs')}
        hint={t('also.pauseMsHint')}
        inputMode="numeric"
        {...field('pauseMs')}
      />
      <Checkbox
        label={t('also.descend')}
        hint={t('also.descendHint')}
        checked={fields.descend}
        onChange={(descend) => set({ descend })}
      />
      <Checkbox
        label={t('also.reuseReadings')}
        hint={t('also.reuseReadingsHint')}
        checked={fields.reuseReadings}
        onChange={(reuseReadings) => set({ reuseReadings })}
      />
      <QuantityFields
        rows={fields.quantityFields}
        onChange={(quantityFields) => set({ quantityFields })}
        error={form.error('quantityFields')}
        onLeave={() => form.leave('quantityFields')}
      />
    </Advanced>
  );
}
