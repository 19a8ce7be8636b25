// What every line of a plan may need to know of the whole: whose it is, and what is decided of customers that
// have no match.
import { createContext, useContext } from 'react';

/** What a customer without a match is set to get from the next preview on. */
export type Standing = 'skip' | 'create' | 'matched';

export interface PlanAbout {
  /** What the vendor is called. */
  vendor: string;
  connection: string;
  /** Customers the plan left alone for want of a match, and what is decided of them now. */
  open: ReadonlyMap<string, Standing>;
  /** The customer whose choice is being saved. */
  saving: string | null;
  decide: (customerId: string, standing: 'skip' | 'create') => void;
}

const nobody: PlanAbout = {
  vendor: '',
  connection: '',
  open: new Map(),
  saving: null,
  decide: () => undefined,
};

export const PlanContext = createContext(nobody);

export const usePlanAbout = () => useContext(PlanContext);
