// Halo's addresses. Leaving one asks the engine what it would make of it; a repair is offered, not done.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { TextField } from '@/components/ui/TextField';
import { AddressOfferNote } from './AddressOfferNote';
import { haloForm, type HaloFields } from './fields';
import type { Form } from './form';

export function AddressFields({ form }: { form: Form<HaloFields> }) {
  const { t } = useTranslation();
  const { fields, set } = form;
  const offer = useMutation({ mutationFn: () => backend.addressOffer(haloForm(fields)) });
  const look = () => {
    if (fields.resourceUrl.trim() !== '') offer.mutate();
  };
  const change =
    (which: 'resourceUrl' | 'authUrl' | 'tenant') => (event: { target: { value: string } }) => {
      // What was said of the former text does not hold of the new one.
      offer.reset();
      set({ [which]: event.target.value });
    };
  const refused = offer.isError ? asFailure(offer.error) : null;
  const resourceError =
    form.error('resourceUrl') ??
    (refused && [refused.what, refused.why, refused.fix].filter((part) => part !== '').join(' '));
  const found = offer.data;
  const tenantFound = fields.tenant.trim() === '' ? (found?.tenant ?? null) : null;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold">{t('wizard.addressTitle')}</legend>
      <TextField
        id="resourceUrl"
        label={t('wizard.resourceUrl')}
        hint={t('wizard.resourceUrlHint')}
        inputMode="url"
        value={fields.resourceUrl}
        onChange={change('resourceUrl')}
        onBlur={() => {
          form.leave('resourceUrl');
          look();
        }}
        {...(resourceError == null ? {} : { error: resourceError })}
      />
      {found && (
        <AddressOfferNote
          offer={found}
          fields={fields}
          onUse={(change) => {
            set(change);
            offer.reset();
            document.getElementById('resourceUrl')?.focus();
          }}
        />
      )}
      <TextField
        id="authUrl"
        label={`${t('wizard.authUrl')} ${t('common.optional')}`}
        hint={
          found === undefined
            ? t('wizard.authUrlHintNone')
            : t('wizard.authUrlHint', { url: found.authUrl })
        }
        inputMode="url"
        value={fields.authUrl}
        onChange={change('authUrl')}
        onBlur={look}
      />
      <TextField
        id="tenant"
        label={`${t('wizard.tenant')} ${t('common.optional')}`}
        hint={
          tenantFound === null
            ? t('wizard.tenantHint')
            : t('wizard.tenantFound', { tenant: tenantFound })
        }
        value={fields.tenant}
        onChange={change('tenant')}
        onBlur={look}
      />
    </fieldset>
  );
}
