// Done, failed, to go: three figures beside each other, and the bar below them.
import { CheckCheck, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunState } from '@/bindings';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { inks, type Tone } from '@/components/ui/tones';
import { count } from '@/lib/format';
import { cn } from '@/lib/cn';

interface FigureProps {
  icon: LucideIcon;
  tone: Tone;
  word: string;
  n: number;
  testid: string;
}

function Figure({ icon: Icon, tone, word, n, testid }: FigureProps) {
  return (
    <div className="flex min-w-28 flex-col-reverse">
      <dt className="text-small text-soft">{word}</dt>
      <dd
        data-testid={testid}
        className={cn(
          'tabular flex items-center gap-2 text-title',
          n === 0 ? 'text-muted' : 'font-semibold',
        )}
      >
        {count(n)}
        <Icon aria-hidden size={16} className={n === 0 ? 'text-muted' : inks[tone]} />
      </dd>
    </div>
  );
}

export function Figures({ state }: { state: RunState }) {
  const { t } = useTranslation();
  const { done, failed, left, run } = state;
  const settled = done + failed;
  return (
    <div className="flex flex-col gap-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure icon={CheckCheck} tone="good" word={t('run.done')} n={done} testid="run-done" />
        <Figure icon={CircleX} tone="bad" word={t('run.failed')} n={failed} testid="run-failed" />
        <Figure icon={Hourglass} tone="idle" word={t('run.left')} n={left} testid="run-left" />
      </dl>
      <ProgressBar label={t('run.progress', { run })} value={settled} max={settled + left} />
      <p className="tabular text-small text-muted">
        {t('run.of', { settled, count: settled + left })}
      </p>
    </div>
  );
}
