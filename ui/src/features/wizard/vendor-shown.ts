// Whose steps stand after Halo's: of the vendor that is connected, or begun; none while it is to be chosen.
import type { ConnectionCard, Draft, Side } from '@/bindings';
import { vendorKinds, vendorOf, type VendorKind } from '@/lib/vendors';

export function vendorShown(
  cards: readonly ConnectionCard[],
  draftOf: (kind: Side) => Draft | null,
): VendorKind | null {
  const connected = cards.find((card) => card.side !== 'halo');
  if (connected !== undefined) return vendorOf(connected.name, cards);
  // What is filled in ahead was not begun: only a step that a person was at tells.
  return vendorKinds.find((kind) => (draftOf(kind)?.step ?? '') !== '') ?? null;
}
