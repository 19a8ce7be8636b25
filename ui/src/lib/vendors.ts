// The vendors there are, in the order they are offered. Their words are in text/vendors.ts, what each asks
// when it is connected in features/wizard/vendor-wizards.ts.
import type { ConnectionCard, Side } from '@/bindings';

export type VendorKind = Exclude<Side, 'halo'>;

export const vendorKinds = ['giacom', 'also'] as const satisfies readonly VendorKind[];

/** Which vendor a connection is of; null for Halo's and for those nobody knows. */
export function vendorOf(
  connection: string | null,
  cards: readonly ConnectionCard[],
): VendorKind | null {
  const side = cards.find((card) => card.name === connection)?.side;
  return side === undefined || side === 'halo' ? null : side;
}
