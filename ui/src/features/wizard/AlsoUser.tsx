// ALSO's API user: how it is made, where it signs in, and its password.
import { useTranslation } from 'react-i18next';
import { TextField } from '@/components/ui/TextField';
import { AlsoAddress } from './AlsoAddress';
import { AlsoAdvanced, alsoAdvanced } from './AlsoAdvanced';
import type { AlsoFields } from './also-fields';
import { AlsoPrepare } from './AlsoPrepare';
import { alsoFaults } from './faults';
import { useForm } from './form';
import { Secret } from './Secret';
import { StepForm } from './StepForm';
import type { StepProps } from './vendor-wizard';

export function AlsoUser(props: StepProps<AlsoFields>) {
  const { sitting, exists, secret, practice, onNext } = props;
  const { t } = useTranslation();
  const form = useForm(sitting, (fields) => alsoFaults(fields, secret === 'saved'));
  const { fields, set } = form;
  const username = form.error('username');
  return (
    <StepForm form={form} next={t('common.continue')} onNext={onNext}>
      <AlsoPrepare
        username={fields.username.trim()}
        practice={practice && secret === 'saved'}
        open={!exists}
      />
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 font-semibold">{t('also.signIn')}</legend>
        <AlsoAddress form={form} />
        <TextField
          id="username"
          label={t('also.username')}
          hint={t('also.usernameHint')}
          value={fields.username}
          onChange={(event) => set({ username: event.target.value })}
          onBlur={() => form.leave('username')}
          {...(username === undefined ? {} : { error: username })}
        />
        <Secret
          label={t('also.password')}
          hint={t('wizard.secretHint')}
          connection={fields.name}
          value={fields.secret}
          onChange={(value) => set({ secret: value })}
          onLeave={() => form.leave('secret')}
          error={form.error('secret')}
          state={secret}
          practice={practice}
          ends={fields.secretExpires}
          onEnds={(secretExpires) => set({ secretExpires })}
        />
      </fieldset>
      <AlsoAdvanced
        form={form}
        exists={exists}
        open={form.summary.some((fault) => alsoAdvanced.includes(fault.field))}
      />
    </StepForm>
  );
}
