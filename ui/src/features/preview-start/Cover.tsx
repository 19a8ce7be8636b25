// What a preview is to cover.
import { useTranslation } from 'react-i18next';
import type { PlanChoice } from '@/bindings';
import { Checkbox } from '@/components/ui/Checkbox';
import { Disclosure } from '@/components/ui/Disclosure';

interface CoverProps {
  choice: PlanChoice;
  onChange: (choice: PlanChoice) => void;
  /** What the vendor is called. */
  vendor: string;
}

export function Cover({ choice, onChange, vendor }: CoverProps) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('home.previewCover')}</legend>
        <Checkbox
          label={t('home.previewCustomers')}
          hint={t('home.previewCustomersHint')}
          checked={choice.customers}
          onChange={(customers) => onChange({ ...choice, customers })}
        />
        <Checkbox
          label={t('home.previewSubscriptions')}
          hint={t('home.previewSubscriptionsHint')}
          checked={choice.subscriptions}
          onChange={(subscriptions) => onChange({ ...choice, subscriptions })}
        />
      </fieldset>
      <Disclosure title={t('home.previewMore')}>
        <Checkbox
          label={t('home.previewComplete')}
          hint={t('home.previewCompleteHint', { vendor })}
          checked={choice.answerIsComplete}
          onChange={(answerIsComplete) => onChange({ ...choice, answerIsComplete })}
        />
      </Disclosure>
    </>
  );
}
