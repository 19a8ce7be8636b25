// What both sides of the wizard are given.
import type { ConnectionCard, ConnectionForm, Draft } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import type { Step } from './steps';

export interface SideProps<S extends Step> {
  step: S;
  /** The connection, saved or to be made. */
  name: string;
  form: ConnectionForm;
  draft: Draft | null;
  practice: boolean;
  cards: readonly ConnectionCard[];
  /** The other side's steps that are done. */
  others: ReadonlySet<Step>;
  /** The vendor whose steps are shown; none while it is to be chosen. */
  vendor: VendorKind | null;
}
