// The six steps: three for HaloPSA, three for a vendor. Matching and the preview have screens of their own.
import type { Draft, Side } from '@/bindings';
import { vendorKinds, type VendorKind } from '@/lib/vendors';

export const haloSteps = ['halo', 'halo-application', 'halo-check'] as const;
export type HaloStep = (typeof haloSteps)[number];
export type VendorStep = VendorKind | `${VendorKind}-import` | `${VendorKind}-check`;
export type Step = HaloStep | VendorStep;

/** Who signs in and how, what is imported, check and save: the same three for each vendor. */
export const vendorSteps = (kind: VendorKind): readonly [VendorStep, VendorStep, VendorStep] => [
  kind,
  `${kind}-import`,
  `${kind}-check`,
];

/** As many as there are, whichever vendor it is. */
export const stepCount = haloSteps.length + 3;

export type Part = 'own' | 'import' | 'check';

export function partOf(step: VendorStep): Part {
  if (step.endsWith('-import')) return 'import';
  return step.endsWith('-check') ? 'check' : 'own';
}

const haloTexts = {
  halo: 'wizard.stepHalo',
  'halo-application': 'wizard.stepHaloApplication',
  'halo-check': 'wizard.stepHaloCheck',
} as const satisfies Record<HaloStep, string>;

export function stepText(step: Step) {
  if (isHalo(step)) return haloTexts[step];
  const part = partOf(step);
  if (part === 'own') return `vendors.${vendorAt(step)}.step` as const;
  return part === 'import' ? 'wizard.stepImport' : 'wizard.stepCheck';
}

export function isHalo(step: Step): step is HaloStep {
  return haloSteps.some((own) => own === step);
}

export function vendorAt(step: VendorStep): VendorKind {
  return vendorKinds.find((kind) => step === kind || step.startsWith(`${kind}-`)) ?? vendorKinds[0];
}

export function kindOf(step: Step): Side {
  return isHalo(step) ? 'halo' : vendorAt(step);
}

export function stepsOf(kind: Side): readonly Step[] {
  return kind === 'halo' ? haloSteps : vendorSteps(kind);
}

/** The whole way with this vendor. */
export function wayOf(vendor: VendorKind | null): readonly Step[] {
  return vendor === null ? haloSteps : [...haloSteps, ...vendorSteps(vendor)];
}

export function stepNamed(name: string): Step | null {
  const all = [...haloSteps, ...vendorKinds.flatMap(vendorSteps)];
  return all.find((step) => step === name) ?? null;
}

/** Steps a person finished: those of a saved connection, and those the draft tells. */
export function doneSteps(kind: Side, saved: boolean, draft: Draft | null): Set<Step> {
  const told = draft?.done ?? [];
  return new Set(stepsOf(kind).filter((step) => saved || told.includes(step)));
}

/** Done steps reopen; beyond them only the next one is open. */
export function isOpen(
  step: Step,
  done: ReadonlySet<Step>,
  here: Step,
  way: readonly Step[],
): boolean {
  if (step === here || done.has(step)) return true;
  const before = way[way.indexOf(step) - 1];
  return before === undefined || done.has(before);
}

/** The name of a new connection: `giacom`, then `giacom-2`… */
export function freeName(kind: Side, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? kind : `${kind}-${n}`;
    if (!taken.includes(name)) return name;
  }
}
