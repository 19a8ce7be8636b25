// The subscriptions of the list: found by words, and by whether both sides agree.
import type { SeatLine } from '@/bindings';
import { fold } from '@/lib/fold';
import { compared } from './words';

export type Filter = 'all' | 'apart' | 'unknown';

/** Both sides are known and do not say the same. */
export function isApart({ vendor, halo }: SeatLine): boolean {
  const { is } = compared(vendor, halo);
  return is !== 'same' && is !== 'notCompared';
}

export const isUnknown = ({ vendor, halo }: SeatLine) =>
  vendor.state === 'unknown' ||
  vendor.state === 'unread' ||
  halo.state === 'unread' ||
  (halo.state === 'live' && halo.count === null);

export function found(lines: readonly SeatLine[], search: string): SeatLine[] {
  const asked = fold(search.trim());
  if (asked === '') return [...lines];
  return lines.filter((line) =>
    [line.customer, line.client, line.product, line.licence, line.subscription].some((text) =>
      fold(String(text ?? '')).includes(asked),
    ),
  );
}

export function passing(lines: readonly SeatLine[], filter: Filter): SeatLine[] {
  if (filter === 'all') return [...lines];
  return lines.filter(filter === 'apart' ? isApart : isUnknown);
}
