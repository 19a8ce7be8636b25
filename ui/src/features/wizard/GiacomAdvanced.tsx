// Where a Giacom differs from what is known of it.
import { useTranslation } from 'react-i18next';
import { TextField } from '@/components/ui/TextField';
import { Advanced } from './Advanced';
import type { Form } from './form';
import type { GiacomFields } from './giacom-fields';

const texts = [
  'baseUrl',
  'keyHeader',
  'statusPath',
  'totalsPath',
  'reportPath',
  'pageSize',
  'currency',
] as const;

/** Fields that are folded away here. */
export const giacomAdvanced: readonly string[] = ['name', ...texts];

interface GiacomAdvancedProps {
  form: Form<GiacomFields>;
  exists: boolean;
  open: boolean;
}

export function GiacomAdvanced({ form, exists, open }: GiacomAdvancedProps) {
  const { t } = useTranslation();
  const field = (name: (typeof texts)[number] | 'name') => {
    const error = form.error(name);
    return {
      id: name,
      label: t(`wizard.${name}`),
      value: form.fields[name],
      onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
      onBlur: () => form.leave(name),
      ...(error === undefined ? {} : { error }),
    };
  };
  return (
    <Advanced open={open}>
      {!exists && <TextField hint={t('wizard.nameHint')} {...field('name')} />}
      <TextField hint={t('wizard.baseUrlHint')} inputMode="url" {...field('baseUrl')} />
      {(['keyHeader', 'statusPath', 'totalsPath', 'reportPath', 'pageSize'] as const).map(
        (name) => (
          <TextField key={name} {...field(name)} />
        ),
      )}
      <TextField hint={t('wizard.currencyHint')} {...field('currency')} />
    </Advanced>
  );
}
