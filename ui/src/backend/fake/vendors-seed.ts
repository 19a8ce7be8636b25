// What the made-up vendors tell, each in its own words: names, ids, and the rules its values come from.
import type { VendorKind } from '@/lib/vendors';

export interface VendorSeed {
  name: string;
  address: string;
  /** The vendor's id of its n-th customer. */
  customerId: (n: number) => string;
  /** Where its customers begin among the made-up companies: two vendors share some. */
  offset: number;
  currency: string;
  rules: { count: string; cost: string; price: string | null; end: string };
}

export const vendorSeeds: Record<VendorKind, VendorSeed> = {
  giacom: {
    name: 'Giacom',
    address: 'api.cloudmarket.example',
    customerId: (n) => `G-${10_000 + n}`,
    offset: 0,
    currency: 'GBP',
    rules: { count: 'quantity', cost: 'unitCost', price: null, end: 'termEnd' },
  },
  also: {
    name: 'ALSO',
    address: 'marketplace.also.example',
    customerId: (n) => String(700_120 + n * 7),
    offset: 5,
    currency: 'EUR',
    rules: {
      count: 'quantity from field Quantity',
      cost: 'from `PurchasePrice` of the charge by units',
      price: 'from `SalesPrice` of the charge by units',
      end: 'from `AdvancePeriodEndDate`',
    },
  },
};
