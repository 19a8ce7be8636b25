// Histories of seats for the made-up customers: `?seats=200` asks for so many changes.
import type { SeatBy, SeatEvent, SeatHistory, SeatPoint, SeatWhat } from '@/bindings';
import type { Commands } from '../backend';
import { at, products } from './names';
import { matchedOf, type World } from './world';

type SeatCommands = Pick<Commands, 'seatList' | 'seatHistory'>;

const day = 86_400_000;
const ago = (days: number, minutes = 0) =>
  new Date(Date.now() - days * day + minutes * 60_000).toISOString();

interface Made {
  days: number;
  minutes?: number;
  vendor: SeatPoint['vendor'];
  halo: SeatPoint['halo'];
  what: SeatWhat;
  by: SeatBy;
  before?: number;
  after?: number;
  run?: string;
  since?: number;
}

const counted = (count: number): SeatPoint['vendor'] => ({ state: 'counted', count });
const live = (count: number, licence: number): SeatPoint['halo'] => ({
  state: 'live',
  count: String(count),
  licence,
});
const none: SeatPoint['halo'] = { state: 'none', count: null, licence: null };

function point({ days, minutes, vendor, halo, what, by, ...rest }: Made): SeatPoint {
  const event: SeatEvent = {
    what,
    by,
    before: rest.before === undefined ? null : String(rest.before),
    after: rest.after === undefined ? null : String(rest.after),
    run: rest.run ?? null,
    who: rest.run === undefined || by !== 'run' ? null : 'j.okafor',
    undoes: null,
    since: rest.since === undefined ? null : ago(rest.since),
  };
  return { at: ago(days, minutes), vendor, halo, events: [event] };
}

/** A year of it, with everything that happens in one. Oldest first. */
function year(licence: number, n: number): SeatPoint[] {
  const last: Made[] = [
    { days: 31, vendor: counted(n + 6), halo: live(n + 4, licence), what: 'vendorCount', by: 'vendor', before: n + 4, after: n + 6, since: 61 },
    { days: 31, minutes: 9, vendor: counted(n + 6), halo: live(n + 6, licence), what: 'haloCount', by: 'run', before: n + 4, after: n + 6, run: 'R6' },
    { days: 1, vendor: counted(n + 6), halo: live(n + 3, licence), what: 'haloCount', by: 'halo', before: n + 6, after: n + 3, since: 31 },
  ]; // prettier-ignore
  const made: Made[] = [
    { days: 212, vendor: counted(n), halo: none, what: 'firstSeen', by: 'seen' },
    { days: 212, minutes: 6, vendor: counted(n), halo: live(n, licence), what: 'made', by: 'run', after: n, run: 'R1' },
    { days: 151, vendor: counted(n + 4), halo: live(n, licence), what: 'vendorCount', by: 'vendor', before: n, after: n + 4, since: 181 },
    { days: 151, minutes: 4, vendor: counted(n + 4), halo: live(n + 4, licence), what: 'haloCount', by: 'run', before: n, after: n + 4, run: 'R3' },
    { days: 121, vendor: { state: 'unknown', count: null }, halo: live(n + 4, licence), what: 'vendorUnknown', by: 'vendor', since: 151 },
    { days: 91, vendor: counted(n + 4), halo: live(n + 4, licence), what: 'vendorCount', by: 'vendor', after: n + 4, since: 121 },
    ...last,
  ]; // prettier-ignore
  return made.map(point);
}

function many(licence: number, wanted: number): SeatPoint[] {
  return Array.from({ length: wanted }, (_, i) => {
    const seats = 20 + ((i * 13) % 31) - ((i * 5) % 11);
    const before = i === 0 ? seats : 20 + (((i - 1) * 13) % 31) - (((i - 1) * 5) % 11);
    return point({
      days: (wanted - i) * 3, vendor: counted(seats), halo: live(before, licence),
      what: i === 0 ? 'firstSeen' : 'vendorCount', by: i === 0 ? 'seen' : 'vendor', before,
      after: seats, since: (wanted - i + 1) * 3,
    }); // prettier-ignore
  });
}

export function histories(world: World, connection: string): SeatHistory[] {
  const wanted = Number(new URLSearchParams(window.location.search).get('seats') ?? 0);
  return matchedOf(world, connection).rows.flatMap((row, i) =>
    [0, 2].map((n): SeatHistory => {
      const licence = 9001 + i * 2 + n / 2;
      const seats = 5 + ((i * 7) % 60);
      const whole = wanted > 0 ? many(licence, wanted) : year(licence, seats);
      const oldest = whole.slice(0, i % 4 === 2 ? 1 : i % 4 === 1 ? -1 : undefined);
      const points = [...oldest].reverse();
      return {
        connection,
        subscription: `${row.customerId}/SUB-${4001 + i * 2 + n / 2}`,
        licence: points[0]?.halo.licence ?? null,
        product: at(products, i + n).name,
        customerId: row.customerId,
        customer: row.customerName,
        clientId: row.clientId,
        client: row.clientName,
        vendor: points[0]?.vendor ?? { state: 'unread', count: null },
        vendorSeen: ago(1),
        halo: points[0]?.halo ?? none,
        haloSeen: ago(1),
        points,
      };
    }),
  );
}

export function seatCommands(world: World): SeatCommands {
  return {
    seatList: (connection) =>
      Promise.resolve({
        connection,
        lines: histories(world, connection).map(({ points, vendorSeen, haloSeen, ...line }) => ({
          ...line,
          changed: points[0]?.at ?? vendorSeen ?? haloSeen ?? '',
          last: points[0]?.events ?? [],
        })),
      }),
    seatHistory: (connection, of) => {
      const all = histories(world, connection);
      const number = of.licence === null ? '' : `/SUB-${of.licence - 5000}`;
      const found = all.find(
        ({ subscription }) =>
          subscription === of.subscription || (number !== '' && subscription.endsWith(number)),
      );
      // The changes of the made-up plans have numbers of their own; each has some history.
      return Promise.resolve(found ?? (of.licence === 0 ? null : (all[0] ?? null)));
    },
  };
}
