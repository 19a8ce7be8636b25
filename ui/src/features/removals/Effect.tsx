// What one choice would do now: counts, money, and the guard where it would stop it.
import { useTranslation } from 'react-i18next';
import type { RemovalChoice } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { effectWords } from '@/features/preview/amounts';
import { countWords, guardWords } from './words';

export function Effect({ choice, now }: { choice: RemovalChoice; now: boolean }) {
  const { t } = useTranslation();
  const { guard } = choice;
  const money = effectWords(choice.money);
  return (
    <span className="mt-2 flex flex-col gap-0.5 text-ink" data-testid={`effect-${choice.policy}`}>
      {now && <span className="text-small text-muted">{t('removals.chosen')}</span>}
      <span className="tabular">{countWords(choice).join(' · ')}.</span>
      {money.length > 0 && (
        <span className="tabular">
          <span className="text-muted">{t('removals.money')}</span> {money.join(' · ')}
        </span>
      )}
      {guard !== null && (
        <span className="[&>span]:whitespace-normal">
          <StateWord state="blocked" word={guardWords(guard)} />
        </span>
      )}
    </span>
  );
}
