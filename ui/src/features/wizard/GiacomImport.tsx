// Which subscriptions come in, and what happens in Halo.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';
import { RadioCards } from '@/components/ui/RadioCards';
import { SelectField } from '@/components/ui/SelectField';
import { importFaults } from './faults';
import type { GiacomFields } from './fields';
import { useForm } from './form';
import { Guard } from './Guard';
import { Method } from './Method';
import type { Sitting } from './sitting';
import { StepForm } from './StepForm';
import { TopLevel } from './TopLevel';

interface GiacomImportProps {
  sitting: Sitting<GiacomFields>;
  halos: readonly string[];
  lockedBy: number;
  onBack: () => void;
  onNext: () => void;
}

export function GiacomImport({ sitting, halos, lockedBy, onBack, onNext }: GiacomImportProps) {
  const { t } = useTranslation();
  const form = useForm(sitting, importFaults);
  const { fields, set } = form;
  return (
    <StepForm form={form} onNext={onNext} onBack={onBack}>
      <Method value={fields.method} onChange={(method) => set({ method })} lockedBy={lockedBy} />
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
        />
        <RadioCards
          legend={t('wizard.missing')}
          value={fields.missing}
          onChange={(value) =>
            set({ missing: value === 'deactivate' || value === 'zero' ? value : 'flag' })
          }
          cards={[
            { value: 'flag', title: t('wizard.missingFlag'), text: t('wizard.missingFlagText') },
            {
              value: 'deactivate',
              title: t('wizard.missingDeactivate'),
              text: t('wizard.missingDeactivateText'),
            },
            { value: 'zero', title: t('wizard.missingZero'), text: t('wizard.missingZeroText') },
          ]}
        />
        <Checkbox
          label={t('wizard.followNames')}
          hint={t('wizard.followNamesHint')}
          checked={fields.followNames}
          onChange={(followNames) => set({ followNames })}
        />
        <Guard form={form} />
      </div>
    </StepForm>
  );
}
