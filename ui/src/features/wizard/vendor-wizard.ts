// What the wizard of one vendor is made of, and what its own steps are given.
import type { ReactNode } from 'react';
import type { SecretState, TestKey, VendorForm } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import type { Filled, VendorFields } from './import-fields';
import type { Sitting } from './sitting';

export interface StepProps<F> {
  sitting: Sitting<F>;
  /** It is saved already. */
  exists: boolean;
  secret: SecretState;
  practice: boolean;
  halos: readonly string[];
  lockedBy: number;
  onBack: () => void;
  onNext: () => void;
}

export interface VendorParts<F extends VendorFields> {
  kind: VendorKind;
  /** The test without which nothing works. */
  gate: TestKey;
  fields: (filled: Filled) => F;
  form: (fields: F) => VendorForm;
  own: (step: StepProps<F>) => ReactNode;
  imports: (step: StepProps<F>) => ReactNode;
}
