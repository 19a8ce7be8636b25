// What is imported and what happens in Halo: the same for every vendor, less what one of them cannot do.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingPolicy } from '@/bindings';
import { SelectField } from '@/components/ui/SelectField';
import type { VendorKind } from '@/lib/vendors';
import { Existing } from './Existing';
import { importFaults } from './faults';
import { useForm } from './form';
import { Guard } from './Guard';
import { HaloCalls } from './HaloCalls';
import type { VendorFields } from './import-fields';
import { Missing } from './Missing';
import { Only } from './Only';
import { Prices } from './Prices';
import { StepForm } from './StepForm';
import { TopLevel } from './TopLevel';
import type { StepProps } from './vendor-wizard';

interface ImportStepProps extends StepProps<VendorFields> {
  vendor: VendorKind;
  /** What can happen to a licence whose subscription is gone, in the order it is offered. */
  policies: readonly MissingPolicy[];
  /** It tells prices that can be taken over, or not. */
  prices?: boolean;
  /** It tells addresses. */
  addresses?: boolean;
  /** What this vendor alone asks. */
  first?: ReactNode;
}

export function ImportStep(props: ImportStepProps) {
  const { sitting, vendor, halos, exists, policies, prices, addresses, first } = props;
  const { t } = useTranslation();
  const form = useForm(sitting, importFaults);
  const { fields, set } = form;
  return (
    <StepForm form={form} onNext={props.onNext} onBack={props.onBack}>
      {first}
      <Only form={form} exists={exists} named={vendor === 'also'} />
      <div className="flex flex-col gap-5">
        <h3 className="border-b border-line pb-1.5 font-semibold">{t('wizard.whatHappens')}</h3>
        {halos.length > 1 && (
          <SelectField
            label={t('wizard.into')}
            value={fields.into}
            onChange={(event) => set({ into: event.target.value })}
            options={halos.map((name) => ({ value: name, label: name }))}
          />
        )}
        <TopLevel
          halo={fields.into}
          value={fields.topLevel}
          onChange={(topLevel) => set({ topLevel })}
          calls={<HaloCalls name={t(`vendors.${vendor}.callsTopLevel`)} />}
        />
        {prices === true && <Prices value={fields.money} onChange={(money) => set({ money })} />}
        <Missing
          vendor={vendor}
          policies={policies}
          value={fields.missing}
          onChange={(missing) => set({ missing })}
          connection={exists ? fields.name : null}
        />
        <Existing form={form} vendor={vendor} addresses={addresses === true} />
        <Guard form={form} />
      </div>
    </StepForm>
  );
}
