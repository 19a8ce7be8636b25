// The list of steps: done ones reopen, the one here is marked, later ones wait.
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import type { VendorKind } from '@/lib/vendors';
import { haloSteps, isOpen, kindOf, stepText, vendorSteps, wayOf, type Step } from './steps';

interface ProgressProps {
  step: Step;
  vendor: VendorKind | null;
  done: ReadonlySet<Step>;
  name: string;
}

const line = 'flex min-h-8 items-center gap-2.5 rounded px-2 -outline-offset-2';
const linked = 'fade text-soft hover:bg-hover hover:text-ink';

export function Progress({ step, vendor, done, name }: ProgressProps) {
  const { t } = useTranslation();
  const lines = (its: readonly Step[]) =>
    its.map((one) => (
      <Line key={one} one={one} step={step} vendor={vendor} done={done} name={name} />
    ));
  return (
    <nav
      aria-label={t('wizard.progress')}
      className="flex shrink-0 flex-wrap gap-x-8 gap-y-4 self-start @min-[640px]:sticky @min-[640px]:top-0 @min-[640px]:w-56 @min-[640px]:flex-col"
    >
      <Group title={t('wizard.groupHalo')}>{lines(haloSteps)}</Group>
      {vendor === null ? (
        <Group title={t('wizard.groupVendor')}>
          <Unchosen open={done.has('halo-check')} />
        </Group>
      ) : (
        <Group title={t(`vendors.${vendor}.title`)}>{lines(vendorSteps(vendor))}</Group>
      )}
      <div>
        <h2 className="px-2 pb-1 text-small text-muted">{t('wizard.groupThen')}</h2>
        <ul>
          {(['wizard.thenMatch', 'wizard.thenPreview', 'wizard.thenSchedule'] as const).map(
            (text) => (
              <li key={text} className={cn(line, 'text-muted')}>
                <span aria-hidden className="w-5 text-center">
                  ·
                </span>
                {t(text)}
              </li>
            ),
          )}
        </ul>
      </div>
    </nav>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="px-2 pb-1 text-small text-muted">{title}</h2>
      <ol className="flex flex-col">{children}</ol>
    </div>
  );
}

/** The vendor's steps while it is to be chosen. */
function Unchosen({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const texts = ['wizard.stepChoose', 'wizard.stepImport', 'wizard.stepCheck'] as const;
  return texts.map((text, i) => {
    const words = (
      <>
        <Sign number={haloSteps.length + i + 1} />
        {t(text)}
      </>
    );
    return (
      <li key={text}>
        {i === 0 && open ? (
          <Link to="/connect/$step" params={{ step: 'vendor' }} className={cn(line, linked)}>
            {words}
          </Link>
        ) : (
          <span className={cn(line, 'text-muted')}>{words}</span>
        )}
      </li>
    );
  });
}

interface SignProps {
  number: number;
  isDone?: boolean;
  here?: boolean;
}

function Sign({ number, isDone = false, here = false }: SignProps) {
  const ticked = isDone && !here;
  return (
    <span
      aria-hidden
      className={cn(
        'tabular inline-flex size-5 shrink-0 items-center justify-center text-small',
        ticked ? 'text-good' : here ? 'font-semibold text-ink' : 'text-muted',
      )}
    >
      {ticked ? <Check size={16} /> : number}
    </span>
  );
}

function Line({ one, step, vendor, done, name }: ProgressProps & { one: Step }) {
  const { t } = useTranslation();
  const way = wayOf(vendor);
  const here = one === step;
  const isDone = done.has(one);
  const words = (
    <>
      <Sign number={way.indexOf(one) + 1} isDone={isDone} here={here} />
      {t(stepText(one))}
      {isDone && <VisuallyHidden>{t('wizard.stepDone')}</VisuallyHidden>}
    </>
  );
  if (here) {
    return (
      <li>
        <span aria-current="step" className={cn(line, 'bg-selected font-medium')}>
          {words}
        </span>
      </li>
    );
  }
  if (!isOpen(one, done, step, way)) {
    return (
      <li>
        <span className={cn(line, 'text-muted')}>{words}</span>
      </li>
    );
  }
  return (
    <li>
      <Link
        to="/connect/$step"
        params={{ step: one }}
        // The other side has a connection of its own.
        search={kindOf(one) === kindOf(step) ? { name } : {}}
        data-testid={`step-${one}`}
        className={cn(line, linked)}
      >
        {words}
      </Link>
    </li>
  );
}
