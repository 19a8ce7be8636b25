// What stands on either side, and what happened, in words. Not known is said, never 0.
import type { TFunction } from 'i18next';
import type { SeatEvent, SeatHalo, SeatPoint, SeatVendor } from '@/bindings';
import { count, date, dateTime, decimal } from '@/lib/format';

export function vendorWords(t: TFunction, { state, count: n }: SeatVendor): string {
  return state === 'counted' ? count(n) : t(`seats.state.${state}`);
}

export function haloWords(t: TFunction, { state, count: n }: SeatHalo): string {
  if (state === 'live') return decimal(n);
  if (state === 'inactive') {
    return n === null
      ? t('seats.state.inactive')
      : t('seats.state.inactiveCount', { seats: decimal(n) });
  }
  return t(`seats.state.${state === 'gone' ? 'haloGone' : state}`);
}

export function eventWords(t: TFunction, { what, before, after }: SeatEvent): string {
  switch (what) {
    case 'vendorCount':
      return before === null
        ? t('seats.event.vendorCounts', { after: decimal(after) })
        : t('seats.event.vendorCount', { before: decimal(before), after: decimal(after) });
    case 'haloCount':
      return t('seats.event.haloCount', { before: decimal(before), after: decimal(after) });
    case 'made':
      return t('seats.event.made', { after: decimal(after) });
    case 'taken':
    case 'found':
      return t(`seats.event.${what}`, { id: after ?? '' });
    case 'relinked':
      return t('seats.event.relinked', { id: after ?? '', former: before ?? '' });
    case 'unlinked':
      return t('seats.event.unlinked', { former: before ?? '' });
    default:
      return t(`seats.event.${what}`);
  }
}

/** Between which looks it happened; null for runs, whose moment is known, and for what was only seen. */
export function betweenWords(t: TFunction, { by, since }: SeatEvent, { at }: SeatPoint) {
  if (by === 'run' || by === 'seen') return null;
  if (since === null) return t('seats.before', { until: dateTime(at) });
  // The days say enough where they differ.
  const told = date(since) === date(at) ? dateTime : date;
  return t('seats.between', { since: told(since), until: told(at) });
}

export type Comparison =
  | { is: 'same' | 'notInHalo' | 'stillInHalo' | 'notCompared' }
  | { is: 'moreVendor' | 'moreHalo'; by: number };

/** How the two stand to each other. What is not known is not compared. */
export function compared(vendor: SeatVendor, halo: SeatHalo): Comparison {
  const ended = vendor.state === 'gone' || vendor.state === 'ended';
  if (ended && halo.state === 'live' && halo.count !== '0') return { is: 'stillInHalo' };
  if (vendor.state !== 'counted' || vendor.count === null) return { is: 'notCompared' };
  if (halo.state === 'none' || halo.state === 'gone' || halo.state === 'inactive') {
    return { is: vendor.count === 0 ? 'same' : 'notInHalo' };
  }
  if (halo.state !== 'live' || halo.count === null) return { is: 'notCompared' };
  const by = vendor.count - Number(halo.count);
  if (by === 0) return { is: 'same' };
  return by > 0 ? { is: 'moreVendor', by } : { is: 'moreHalo', by: -by };
}
