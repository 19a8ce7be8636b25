// The connections the fake begins with.
import type { ConnectionCard } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import type { Wishes } from './address';
import { vendorSeeds } from './vendors-seed';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const haloCard = (): ConnectionCard => ({
  name: 'halo',
  side: 'halo',
  address: 'acme.halopsa.com',
  into: null,
  secret: 'saved',
  check: { at: ago(65), ok: true, failed: 0, warned: 1 },
  customers: null,
  unmatched: null,
  read: null,
  licences: 0,
  schedule: null,
});

export const vendorCard = (kind: VendorKind, customers: number | null): ConnectionCard => ({
  name: kind,
  side: kind,
  address: vendorSeeds[kind].address,
  into: 'halo',
  secret: 'saved',
  check: { at: ago(64), ok: true, failed: 0, warned: 0 },
  customers,
  unmatched: customers === null ? null : Math.ceil(customers / 6),
  read: customers === null ? null : ago(42),
  licences: customers === null ? 0 : customers * 3,
  schedule: { running: 'unsaid', due: false, next: null },
});

export function cards(wishes: Wishes): ConnectionCard[] {
  const { start, check, vendors } = wishes;
  if (start === 'empty' || start === 'practiceNew') return [];
  if (start === 'halo') return [haloCard()];
  const halo =
    check === 'halo'
      ? { ...haloCard(), check: { at: ago(5), ok: false, failed: 1, warned: 2 } }
      : haloCard();
  const its = vendors.map((kind, i) => ({
    ...vendorCard(kind, wishes.size),
    ...(i === 0 && check === 'secret' && { secret: 'missing' as const }),
    ...(i === 0 &&
      check === 'vendor' && { check: { at: ago(5), ok: false, failed: 2, warned: 0 } }),
  }));
  return [halo, ...its.sort((a, b) => a.name.localeCompare(b.name))];
}
