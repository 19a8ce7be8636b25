// Getting started: six steps, each done or to come, and one action for the next.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import { vendorKinds } from '@/lib/vendors';
import { NextAction } from './NextAction';
import { draftQuery } from './queries';
import { Section } from './Section';
import type { Setup, SetupStep } from './setup';
import { StepSign } from './StepSign';

const steps = [
  ['halo', 'home.stepHalo', 'home.stepHaloDone', 'home.stepHaloText'],
  ['vendor', 'home.stepVendor', 'home.stepVendorDone', 'home.stepVendorText'],
  ['match', 'home.stepMatch', 'home.stepMatchDone', 'home.stepMatchText'],
  ['preview', 'home.stepPreview', 'home.stepPreviewDone', 'home.stepPreviewText'],
  ['import', 'home.stepImport', 'home.stepImportDone', 'home.stepImportText'],
  ['schedule', 'home.stepSchedule', 'home.stepScheduleDone', 'home.stepScheduleText'],
] as const satisfies readonly (readonly [SetupStep, string, string, string])[];

export function Checklist({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const halo = useQuery(draftQuery('halo'));
  const vendors = useQueries({ queries: vendorKinds.map(draftQuery) });
  const begun = {
    halo: (halo.data?.step ?? '') !== '',
    vendor: vendorKinds.find((_, i) => (vendors[i]?.data?.step ?? '') !== '') ?? null,
  };
  const sentence = (step: SetupStep, text: (typeof steps)[number][3]) => {
    if ((step === 'halo' && begun.halo) || (step === 'vendor' && begun.vendor !== null)) {
      return t('home.stepHaloOn');
    }
    if (step === 'match' && setup.unmatched !== null && setup.unmatched > 0) {
      return t('home.stepMatchLeft', { count: setup.unmatched });
    }
    return t(text);
  };
  // What is left after the import stands by itself: the work on Home goes on below it.
  const last = setup.next === 'schedule';
  return (
    <Section title={t(last ? 'home.checklistLast' : 'home.checklist')} testid="checklist">
      <ol start={last ? steps.length : 1}>
        {steps.map(([step, title, doneTitle, text], i) => {
          if (last && step !== setup.next) return null;
          const done = setup.done.has(step);
          const next = setup.next === step;
          return (
            <li
              key={step}
              aria-current={next ? 'step' : undefined}
              data-testid={`setup-${step}`}
              className={cn(
                'flex min-h-(--row) flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5',
                next && '-mx-3 bg-selected px-3',
              )}
            >
              <StepSign number={i + 1} done={done} next={next} />
              <div className="min-w-60 flex-1">
                <div className={cn(next ? 'font-semibold' : 'font-medium', done && 'text-soft')}>
                  {t(done ? doneTitle : title)}
                </div>
                {!done && (
                  <div className={next ? 'text-soft' : 'text-muted'}>{sentence(step, text)}</div>
                )}
              </div>
              {next && <NextAction setup={setup} begun={begun} />}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
