// Steps at the left, always in view; the step itself beside them.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '@/frame/Screen';
import { Progress } from './Progress';
import type { VendorKind } from '@/lib/vendors';
import { stepCount, stepText, wayOf, type Step } from './steps';

interface WizardFrameProps {
  title: string;
  step: Step;
  /** Whose steps follow Halo's; none while it is to be chosen. */
  vendor: VendorKind | null;
  done: ReadonlySet<Step>;
  name: string;
  children: ReactNode;
}

export function WizardFrame({ title, step, vendor, done, name, children }: WizardFrameProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // The screen's own heading is read when it opens; from then on, that of the step.
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  return (
    <Screen title={title} subtitle={t('wizard.kept')}>
      {/* By its own width: help beside it takes some of the window's. */}
      <div className="@container">
        <div
          className="flex flex-col gap-x-10 gap-y-6 @min-[640px]:flex-row"
          data-testid={`wizard-${step}`}
        >
          <Progress step={step} vendor={vendor} done={done} name={name} />
          <div className="@container flex w-full max-w-[680px] min-w-0 flex-1 flex-col gap-6">
            <div>
              <p className="tabular text-small text-muted">
                {t('wizard.stepOf', { at: wayOf(vendor).indexOf(step) + 1, all: stepCount })}
              </p>
              <h2
                ref={heading}
                tabIndex={-1}
                className="scroll-mt-6 text-[1.15em] font-semibold outline-none"
              >
                {t(stepText(step))}
              </h2>
            </div>
            {children}
          </div>
        </div>
      </div>
    </Screen>
  );
}
