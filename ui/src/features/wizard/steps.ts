// The six steps: three for HaloPSA, three for Giacom. Matching and the preview have screens of their own.
import type { Draft, WizardKind } from '@/bindings';

export const haloSteps = ['halo', 'halo-application', 'halo-check'] as const;
export const giacomSteps = ['giacom', 'giacom-import', 'giacom-check'] as const;
export type HaloStep = (typeof haloSteps)[number];
export type GiacomStep = (typeof giacomSteps)[number];
export type Step = HaloStep | GiacomStep;

export const steps: readonly Step[] = [...haloSteps, ...giacomSteps];

export const stepTexts = {
  halo: 'wizard.stepHalo',
  'halo-application': 'wizard.stepHaloApplication',
  'halo-check': 'wizard.stepHaloCheck',
  giacom: 'wizard.stepGiacom',
  'giacom-import': 'wizard.stepGiacomImport',
  'giacom-check': 'wizard.stepGiacomCheck',
} as const satisfies Record<Step, string>;

export function kindOf(step: Step): WizardKind {
  return step.startsWith('halo') ? 'halo' : 'giacom';
}

/** What the address says; `vendor` is whichever vendor there is. */
export function stepNamed(name: string): Step | null {
  if (name === 'vendor') return 'giacom';
  return steps.find((step) => step === name) ?? null;
}

/** Steps a person finished: those of a saved connection, and those the draft tells. */
export function doneSteps(kind: WizardKind, saved: boolean, draft: Draft | null): Set<Step> {
  const own: readonly Step[] = kind === 'halo' ? haloSteps : giacomSteps;
  const told = draft?.done ?? [];
  return new Set(own.filter((step) => saved || told.includes(step)));
}

/** Done steps reopen; beyond them only the next one is open. */
export function isOpen(step: Step, done: ReadonlySet<Step>, here: Step): boolean {
  if (step === here || done.has(step)) return true;
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined || done.has(before);
}

/** The name of a new connection: `giacom`, then `giacom-2`… */
export function freeName(kind: WizardKind, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? kind : `${kind}-${n}`;
    if (!taken.includes(name)) return name;
  }
}
