// What accepting an offered address would change of what was typed; null where it is used as typed.
import type { AddressOffer } from '@/bindings';
import type { HaloFields } from './fields';

export type Repair = Partial<Pick<HaloFields, 'resourceUrl' | 'authUrl' | 'tenant'>>;

export function repairOf(offer: AddressOffer, fields: HaloFields): Repair | null {
  const repair: Repair = {};
  if (offer.resourceUrl !== fields.resourceUrl) repair.resourceUrl = offer.resourceUrl;
  // An empty one stays empty: it follows the resource server.
  if (fields.authUrl.trim() !== '' && offer.authUrl !== fields.authUrl) {
    repair.authUrl = offer.authUrl;
  }
  if (fields.tenant.trim() !== '' && offer.tenant !== fields.tenant) {
    repair.tenant = offer.tenant ?? '';
  }
  return Object.keys(repair).length > 0 ? repair : null;
}
