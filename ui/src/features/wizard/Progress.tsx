// The list of steps: done ones reopen, the one here is marked, later ones wait.
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import { giacomSteps, haloSteps, isOpen, kindOf, steps, stepTexts, type Step } from './steps';

interface ProgressProps {
  step: Step;
  done: ReadonlySet<Step>;
  name: string;
}

const line = 'flex min-h-8 items-center gap-2.5 rounded px-2 -outline-offset-2';

export function Progress({ step, done, name }: ProgressProps) {
  const { t } = useTranslation();
  const groups = [
    ['wizard.groupHalo', haloSteps],
    ['wizard.groupGiacom', giacomSteps],
  ] as const;
  return (
    <nav
      aria-label={t('wizard.progress')}
      className="flex shrink-0 flex-wrap gap-x-8 gap-y-4 self-start @min-[640px]:sticky @min-[640px]:top-0 @min-[640px]:w-56 @min-[640px]:flex-col"
    >
      {groups.map(([group, its]) => (
        <div key={group}>
          <h2 className="px-2 pb-1 text-small text-muted">{t(group)}</h2>
          <ol className="flex flex-col">
            {its.map((one) => (
              <li key={one}>
                <Line one={one} step={step} done={done} name={name} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      <div>
        <h2 className="px-2 pb-1 text-small text-muted">{t('wizard.groupThen')}</h2>
        <ul>
          {(['wizard.thenMatch', 'wizard.thenPreview'] as const).map((text) => (
            <li key={text} className={cn(line, 'text-muted')}>
              <span aria-hidden className="w-5 text-center">
                ·
              </span>
              {t(text)}
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Line({ one, step, done, name }: ProgressProps & { one: Step }) {
  const { t } = useTranslation();
  const here = one === step;
  const isDone = done.has(one);
  const words = (
    <>
      <span
        aria-hidden
        className={cn(
          'tabular inline-flex size-5 shrink-0 items-center justify-center text-small',
          isDone && !here ? 'text-good' : here ? 'font-semibold text-ink' : 'text-muted',
        )}
      >
        {isDone && !here ? <Check size={16} /> : steps.indexOf(one) + 1}
      </span>
      {t(stepTexts[one])}
      {isDone && <VisuallyHidden>{t('wizard.stepDone')}</VisuallyHidden>}
    </>
  );
  if (here) {
    return (
      <span aria-current="step" className={cn(line, 'bg-selected font-medium')}>
        {words}
      </span>
    );
  }
  if (!isOpen(one, done, step)) return <span className={cn(line, 'text-muted')}>{words}</span>;
  return (
    <Link
      to="/connect/$step"
      params={{ step: one }}
      // The other side has a connection of its own.
      search={kindOf(one) === kindOf(step) ? { name } : {}}
      data-testid={`step-${one}`}
      className={cn(line, 'fade text-soft hover:bg-hover hover:text-ink')}
    >
      {words}
    </Link>
  );
}
