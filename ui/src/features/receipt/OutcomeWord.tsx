// How a change ended, as picture and word.
import {
  CheckCheck,
  CircleSlash,
  CircleX,
  Clock,
  Hourglass,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '@/bindings';
import { inks, type Tone } from '@/components/ui/tones';
import { cn } from '@/lib/cn';

const signs: Record<Outcome, { tone: Tone; icon: LucideIcon }> = {
  applied: { tone: 'good', icon: CheckCheck },
  failed: { tone: 'bad', icon: CircleX },
  stale: { tone: 'care', icon: Clock },
  needsYou: { tone: 'care', icon: UserRound },
  waiting: { tone: 'idle', icon: Hourglass },
  leftAlone: { tone: 'idle', icon: CircleSlash },
};

export function OutcomeWord({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = signs[outcome];
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', inks[tone])}>
      <Icon aria-hidden size={15} className="shrink-0" />
      {t(`receipt.outcomes.${outcome}`)}
    </span>
  );
}
