// Whether prices are taken over: off unless asked, for people price in Halo.
import { useTranslation } from 'react-i18next';
import type { MoneyPolicy } from '@/bindings';
import { RadioCards } from '@/components/ui/RadioCards';
import { HaloCalls } from './HaloCalls';
import { Usual } from './Usual';

const policies: readonly MoneyPolicy[] = ['untouched', 'cost-and-price', 'cost'];

interface PricesProps {
  value: MoneyPolicy;
  onChange: (value: MoneyPolicy) => void;
}

export function Prices({ value, onChange }: PricesProps) {
  const { t } = useTranslation();
  const words = {
    untouched: {
      title: t('wizard.moneyUntouched'),
      text: <Usual text={t('wizard.moneyUntouchedText')} />,
    },
    'cost-and-price': {
      title: t('wizard.moneyBoth'),
      text: (
        <>
          {t('wizard.moneyBothText')}
          <HaloCalls name={t('wizard.moneyBothCalls')} />
        </>
      ),
    },
    cost: { title: t('wizard.moneyCost'), text: t('wizard.moneyCostText') },
  };
  return (
    <RadioCards
      legend={t('wizard.money')}
      value={value}
      onChange={(chosen) => onChange(policies.find((policy) => policy === chosen) ?? 'untouched')}
      cards={policies.map((policy) => ({ value: policy, ...words[policy] }))}
    />
  );
}
