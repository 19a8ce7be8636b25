// Whose subscriptions are imported: every matched customer's, or those of chosen ones.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RadioCards } from '@/components/ui/RadioCards';
import { matchingQuery } from '@/features/matching/queries';
import { CustomerPicker } from './CustomerPicker';
import type { Form } from './form';
import { HaloCalls } from './HaloCalls';
import type { VendorFields } from './import-fields';

interface OnlyProps {
  form: Form<VendorFields>;
  exists: boolean;
  /** Halo's page of this vendor has the same choice. */
  named: boolean;
}

export function Only({ form, exists, named }: OnlyProps) {
  const { t } = useTranslation();
  const { fields, set } = form;
  const table = useQuery({ ...matchingQuery(fields.name), enabled: exists });
  const rows = table.data?.rows ?? [];
  const unknown = rows.length === 0 && fields.only.length === 0 && !table.isLoading;
  const error = form.error('only');
  return (
    <div className="flex flex-col gap-2" data-testid="only">
      <RadioCards
        legend={t('wizard.only')}
        value={fields.chosen ? 'chosen' : 'all'}
        onChange={(value) => set({ chosen: value === 'chosen' })}
        cards={[
          { value: 'all', title: t('wizard.onlyAll'), text: t('wizard.onlyAllText') },
          {
            value: 'chosen',
            title: t('wizard.onlyChosen'),
            disabled: unknown,
            text: (
              <>
                {t(unknown ? 'wizard.onlyUnknown' : 'wizard.onlyChosenText')}
                {named && <HaloCalls name={t('wizard.onlyCalls')} />}
              </>
            ),
          },
        ]}
      />
      {fields.chosen && (
        <CustomerPicker
          rows={rows}
          value={fields.only}
          onChange={(only) => set({ only })}
          error={error}
        />
      )}
    </div>
  );
}
