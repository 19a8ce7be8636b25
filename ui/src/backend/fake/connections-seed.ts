// The connections the fake begins with.
import type { ConnectionCard } from '@/bindings';
import type { Wishes } from './address';

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
});

export const giacomCard = (customers: number | null): ConnectionCard => ({
  name: 'giacom',
  side: 'giacom',
  address: 'api.cloudmarket.example',
  into: 'halo',
  secret: 'saved',
  check: { at: ago(64), ok: true, failed: 0, warned: 0 },
  customers,
  unmatched: customers === null ? null : Math.ceil(customers / 6),
  read: customers === null ? null : ago(42),
  licences: customers === null ? 0 : customers * 3,
});

export function cards(wishes: Wishes): ConnectionCard[] {
  if (wishes.start === 'empty' || wishes.start === 'practiceNew') return [];
  if (wishes.start === 'halo') return [haloCard()];
  const giacom = giacomCard(wishes.size);
  const { check } = wishes;
  return [
    check === 'halo'
      ? { ...haloCard(), check: { at: ago(5), ok: false, failed: 1, warned: 2 } }
      : haloCard(),
    {
      ...giacom,
      ...(check === 'secret' && { secret: 'missing' as const }),
      ...(check === 'giacom' && { check: { at: ago(5), ok: false, failed: 2, warned: 0 } }),
    },
  ];
}
