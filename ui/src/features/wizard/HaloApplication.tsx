// Address and application. The address is looked at when it is left; what would be made of it is offered.
import { useTranslation } from 'react-i18next';
import type { SecretState } from '@/bindings';
import { TextField } from '@/components/ui/TextField';
import { AddressFields } from './AddressFields';
import { Advanced } from './Advanced';
import { haloFaults } from './faults';
import type { HaloFields } from './fields';
import { useForm } from './form';
import { Secret } from './Secret';
import type { Sitting } from './sitting';
import { StepForm } from './StepForm';

interface HaloApplicationProps {
  sitting: Sitting<HaloFields>;
  exists: boolean;
  secret: SecretState;
  practice: boolean;
  onBack: () => void;
  onNext: () => void;
}

export function HaloApplication(props: HaloApplicationProps) {
  const { sitting, exists, secret, practice, onBack, onNext } = props;
  const { t } = useTranslation();
  const stored = secret === 'saved';
  const form = useForm(sitting, (fields) => haloFaults(fields, stored));
  const field = (name: 'clientId' | 'name' | 'budget' | 'batch' | 'pageSize') => {
    const error = form.error(name);
    return {
      id: name,
      value: form.fields[name],
      onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
      onBlur: () => form.leave(name),
      ...(error === undefined ? {} : { error }),
    };
  };
  const advanced = ['name', 'budget', 'batch', 'pageSize'];
  return (
    <StepForm form={form} onNext={onNext} onBack={onBack}>
      <AddressFields form={form} />
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 font-semibold">{t('wizard.applicationTitle')}</legend>
        <TextField
          label={t('wizard.clientId')}
          hint={t('wizard.clientIdHint')}
          className="font-mono"
          {...field('clientId')}
        />
        <Secret
          label={t('wizard.clientSecret')}
          hint={t('wizard.secretHint')}
          connection={form.fields.name}
          value={form.fields.secret}
          onChange={(value) => form.set({ secret: value })}
          onLeave={() => form.leave('secret')}
          error={form.error('secret')}
          state={secret}
          practice={practice}
          ends={form.fields.secretExpires}
          onEnds={(secretExpires) => form.set({ secretExpires })}
        />
      </fieldset>
      <Advanced open={form.summary.some((fault) => advanced.includes(fault.field))}>
        {!exists && (
          <TextField label={t('wizard.name')} hint={t('wizard.nameHint')} {...field('name')} />
        )}
        <TextField
          label={t('wizard.budget')}
          hint={t('wizard.budgetHint')}
          inputMode="numeric"
          {...field('budget')}
        />
        <TextField label={t('wizard.batch')} inputMode="numeric" {...field('batch')} />
        <TextField label={t('wizard.pageSize')} inputMode="numeric" {...field('pageSize')} />
      </Advanced>
    </StepForm>
  );
}
