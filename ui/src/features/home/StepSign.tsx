// The number of a step, or a tick once it is done; said in words to readers.
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';

interface StepSignProps {
  number: number;
  done: boolean;
  next: boolean;
}

export function StepSign({ number, done, next }: StepSignProps) {
  const { t } = useTranslation();
  return (
    <span
      className={cn(
        'tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full border text-small',
        done && 'border-transparent text-good',
        next && 'border-accent bg-accent font-semibold text-on-accent',
        !done && !next && 'border-edge text-muted',
      )}
    >
      {done ? <Check aria-hidden size={17} /> : <span aria-hidden>{number}</span>}
      {(done || next) && (
        <VisuallyHidden>{t(done ? 'common.done' : 'home.checklistNext')}</VisuallyHidden>
      )}
    </span>
  );
}
