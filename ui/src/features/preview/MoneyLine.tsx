// What the plan means in purchase cost per month, by currency; what is not known is counted.
import { useTranslation } from 'react-i18next';
import type { MoneyEffect } from '@/bindings';
import { effectWords } from './amounts';

export function MoneyLine({ money }: { money: MoneyEffect }) {
  const { t } = useTranslation();
  const words = effectWords(money);
  return (
    <p className="tabular flex flex-wrap items-baseline gap-x-3" data-testid="preview-money">
      <span className="text-muted">{t('preview.money')}</span>
      {words.length === 0 && <span className="text-soft">{t('preview.moneyNone')}</span>}
      {words.map((said, i) => (
        <span key={said} className={i < money.monthly.length ? 'font-semibold' : 'text-soft'}>
          {said}
        </span>
      ))}
    </p>
  );
}
