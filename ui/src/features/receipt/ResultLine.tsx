// What came of the run in four figures; each leads to its rows.
import { CheckCheck, CircleSlash, CircleX, UserRound, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inks, type Tone } from '@/components/ui/tones';
import { cn } from '@/lib/cn';
import type { Counts, Filter } from './rows';

export interface ResultLineProps {
  counts: Counts;
  onShow: (filter: Filter) => void;
}

const figures = [
  { filter: 'applied', text: 'receipt.appliedLink', tone: 'good', icon: CheckCheck },
  { filter: 'problems', text: 'receipt.failedLink', tone: 'bad', icon: CircleX },
  { filter: 'needsYou', text: 'receipt.needsYouLink', tone: 'care', icon: UserRound },
  { filter: 'rest', text: 'receipt.restLink', tone: 'idle', icon: CircleSlash },
] as const satisfies readonly { filter: Filter; text: string; tone: Tone; icon: LucideIcon }[];

export function ResultLine({ counts, onShow }: ResultLineProps) {
  const { t } = useTranslation();
  return (
    <div
      role="group"
      aria-label={t('receipt.result')}
      data-testid="receipt-result"
      className="tabular flex flex-wrap items-center gap-x-5 gap-y-1"
    >
      {figures.map(({ filter, text, tone, icon: Icon }) => {
        const n = counts[filter];
        return (
          <button
            key={filter}
            type="button"
            data-testid={`receipt-result-${filter}`}
            onClick={() => onShow(filter)}
            className={cn(
              'fade inline-flex min-h-7 items-center gap-1.5 rounded font-semibold underline decoration-1 underline-offset-4 hover:decoration-2',
              n === 0 ? 'text-muted' : inks[tone],
            )}
          >
            <Icon aria-hidden size={16} className="shrink-0" />
            {t(text, { count: n })}
          </button>
        );
      })}
    </div>
  );
}
