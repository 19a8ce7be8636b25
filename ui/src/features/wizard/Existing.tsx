// What clients that are there already take over from the vendor: nothing, unless asked.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';
import type { VendorKind } from '@/lib/vendors';
import type { Form } from './form';
import { HaloCalls } from './HaloCalls';
import type { VendorFields } from './import-fields';

interface ExistingProps {
  form: Form<VendorFields>;
  vendor: VendorKind;
  addresses: boolean;
}

export function Existing({ form, vendor, addresses }: ExistingProps) {
  const { t } = useTranslation();
  const { fields, set } = form;
  const name = t(`vendors.${vendor}.name`);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t('wizard.existing')}</legend>
      <Checkbox
        label={t('wizard.followNames', { vendor: name })}
        hint={t('wizard.followNamesHint', { vendor: name })}
        checked={fields.followNames}
        onChange={(followNames) => set({ followNames })}
      />
      {addresses && (
        <Checkbox
          label={t('wizard.followAddresses', { vendor: name })}
          hint={
            <>
              {t('wizard.followAddressesHint')}
              <HaloCalls name={t('wizard.followAddressesCalls')} />
            </>
          }
          checked={fields.followAddresses}
          onChange={(followAddresses) => set({ followAddresses })}
        />
      )}
    </fieldset>
  );
}
