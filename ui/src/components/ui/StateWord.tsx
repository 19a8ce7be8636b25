// A state as icon and word, in its colour; `StateDot` is the smallest form, for the rail.
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import { inks, signs, type State, type Tone } from './tones';

export interface StateWordProps {
  state: State;
  /** Another word in the same sign, such as "Matched by name". */
  word?: string;
}

export function StateWord({ state, word }: StateWordProps) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = signs[state];
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', inks[tone])}>
      <Icon aria-hidden size={15} className="shrink-0" />
      {word ?? t(`states.${state}`)}
    </span>
  );
}

export function StateDot({ tone, word }: { tone: Tone; word: string }) {
  // Filled, half and hollow differ in shape too, for those who do not see the colours.
  const shape: Record<Tone, string> = { good: '●', care: '◐', bad: '■', idle: '○' };
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-small', inks[tone])}>
      <span aria-hidden className="leading-none">
        {shape[tone]}
      </span>
      <span className="dot-word">{word}</span>
    </span>
  );
}
