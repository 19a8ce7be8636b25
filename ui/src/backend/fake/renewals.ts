// Renewals of the made-up customers: `?renewals=0|12|200|10000` asks for so many, `?renewals=unread` for none read,
// `?renewals=old` for a reading of long ago.
import type { RenewalLine, RenewalList, RenewalSource } from '@/bindings';
import { sum } from '@/lib/money';
import type { Commands } from '../backend';
import { at, clientName, customerName, products } from './names';
import type { World } from './world';

type RenewalCommands = Pick<Commands, 'renewals' | 'saveRenewals'>;

const length = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * length).toISOString();
const dayAt = (days: number) => ago(-days).slice(0, 10);

function times(price: string | null, n: number): string | null {
  const exact = price === null ? null : sum(Array.from({ length: n }, () => price));
  return exact === null ? null : Number(exact).toFixed(2);
}

function line(i: number, connection: string, vendor: string, seen: string): RenewalLine {
  const product = at(products, i);
  const seats = i % 17 === 11 ? null : 1 + ((i * 7) % 40);
  const days = i % 23 === 4 ? -1 - (i % 9) : (i * i * 13 + i * 5) % 91;
  const gbp = (text: string | null) =>
    text === null ? null : { amount: text, currency: i % 19 === 7 ? 'EUR' : 'GBP' };
  const month = seats === null ? null : times(product.price, seats);
  const who = i % 29 === 3 ? 6 : Math.floor(i / 3);
  return {
    connection,
    vendor,
    subscription: `SUB-${i}`,
    customerId: `c${who}`,
    customer: customerName(who),
    clientId: i % 5 === 4 ? null : 100 + who,
    client: i % 5 === 4 ? null : clientName(who),
    product: product.name,
    seats,
    day: dayAt(days),
    rule: vendor === 'giacom' ? 'from field `renewalDate`' : 'from `AdvancePeriodEndDate`',
    assumed: i % 6 !== 5,
    days,
    due: days >= 0 ? 'ahead' : i % 2 === 0 ? 'stillCounted' : 'notReadSince',
    then: at(['renews', 'renews', 'renews', 'ends', 'notTold'] as const, i),
    status: 'Active',
    term: i % 7 === 6 ? null : 'Annual',
    cycle: 'Monthly',
    cost: {
      period: gbp(month),
      month: gbp(month),
      term: i % 7 === 6 ? null : gbp(times(month, 12)),
    },
    price: { period: null, month: null, term: null },
    seen,
    inLast: i % 31 !== 30,
  };
}

function source(connection: string, vendor: string, days: number | null): RenewalSource {
  return {
    connection,
    vendor,
    method: vendor === 'giacom' ? 'subscriptions-management-report' : 'subscriptions',
    read: days === null ? null : ago(days),
    ageDays: days === null ? null : Math.floor(days),
    old: days !== null && days > 7,
    tellsEnds: true,
    tellsPrice: vendor === 'also',
    live: 420,
    shown: 12,
    later: 380,
    withoutEnd: vendor === 'giacom' ? 0 : 28,
    longPast: 0,
    excluded: 9,
    excludedCustomers: vendor === 'giacom' ? 2 : 0,
    notInLast: 0,
    unreadCustomers: vendor === 'also' ? 3 : 0,
    rejected: 0,
    incomplete: false,
  };
}

const nothing = {
  renewals: 0,
  month: { amounts: [], unknown: 0 },
  term: { amounts: [], unknown: 0 },
};

export function renewalCommands(world: World): RenewalCommands {
  const asked = new URLSearchParams(window.location.search).get('renewals') ?? '52';
  const read = asked === 'unread' ? null : asked === 'old' ? 12 : 0.1;
  const vendors = world.cards.filter((card) => card.side !== 'halo');
  return {
    renewals: ({ days }): Promise<RenewalList> => {
      const ahead = days ?? 90;
      const most = read === null ? 0 : asked === 'old' ? 52 : Number(asked);
      const all = vendors.length === 0 ? 0 : most;
      const lines = Array.from({ length: all }, (_, i) => {
        const { name, side } = at(vendors, i);
        return line(i, name, side, ago(read ?? 0));
      });
      const shown = lines.filter((l) => l.days <= ahead).sort((a, b) => a.days - b.days);
      return Promise.resolve({
        today: dayAt(0),
        until: dayAt(ahead),
        days: ahead,
        sources: vendors.map(({ name, side }) => source(name, side, read)),
        lines: shown,
        total: { ...nothing, renewals: shown.length },
        months: [],
        customers: [],
      });
    },
    saveRenewals: ({ format }) =>
      Promise.resolve({
        name: `halyard-renewals-${dayAt(0)}.${format}`,
        folder: '/home/you/Downloads',
      }),
  };
}
