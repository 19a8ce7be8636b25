// What is gone at the made-up vendors: `?gone=none|few|many|unknown|unread|unlinked` asks for more or less of it.
import type {
  MissingPolicy,
  RemovalChoice,
  RemovalEffect,
  RemovalItem,
  RemovalsView,
  RemovalTally,
} from '@/bindings';
import { sum } from '@/lib/money';
import type { Commands } from '../backend';
import { at, customerName, products } from './names';
import { kindAt, type World } from './world';

type RemovalCommands = Pick<Commands, 'removals' | 'chooseRemovals'>;

const offered: Record<'giacom' | 'also', MissingPolicy[]> = {
  giacom: ['flag', 'deactivate', 'zero'],
  also: ['flag', 'deactivate', 'follow', 'zero'],
};

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

interface Made {
  ended: boolean;
  state: 'live' | 'inactive' | 'zero' | 'unknown' | 'unread';
}

function effect({ ended, state }: Made, policy: MissingPolicy): RemovalEffect {
  if (state === 'unread') return 'notRead';
  if (state === 'unknown') return 'notKnown';
  if (state === 'inactive') return 'already';
  if (policy === 'flag') return 'left';
  const zero = policy === 'zero' || (policy === 'follow' && !ended);
  if (!zero) return 'deactivate';
  return state === 'zero' ? 'already' : 'zero';
}

function made(side: 'giacom' | 'also', asked: string): Made[] {
  const counts = { none: 0, unlinked: 0, few: 5, many: 38, unknown: 5, unread: 0 };
  const wanted = counts[asked as keyof typeof counts];
  const rest: Made[] = Array.from({ length: wanted }, (_, i) => ({
    ended: side === 'also' && i % 2 === 0,
    state:
      asked === 'unknown' || i % 11 === 10
        ? 'unknown'
        : i % 5 === 3
          ? 'inactive'
          : i % 7 === 6
            ? 'zero'
            : 'live',
  }));
  if (asked === 'unread' || asked === 'few') rest.push({ ended: false, state: 'unread' });
  return rest;
}

function item(m: Made, i: number, policies: MissingPolicy[]): RemovalItem {
  const product = at(products, i * 3);
  const acts = m.state === 'live' && product.price !== null;
  const seats = 3 + ((i * 7) % 20);
  return {
    customerId: String(1040 + i),
    customer: customerName(i + 5),
    product: product.name,
    subscription: `${1040 + i}/SUB-${5000 + i}`,
    licence: 9100 + i,
    gone: m.state === 'unread' ? null : m.ended ? 'ended' : 'unlisted',
    since: m.state === 'unread' || m.ended ? null : ago(1 + (i % 4)),
    seats: m.state === 'unknown' ? null : m.state === 'zero' ? '0' : String(seats),
    monthly: acts
      ? { amount: sum(Array.from({ length: seats }, () => product.price)) ?? '0', currency: 'GBP' }
      : null,
    effects: policies.map((policy) => effect(m, policy)),
  };
}

function choice(
  policy: MissingPolicy,
  nth: number,
  items: RemovalItem[],
  licences: number,
): RemovalChoice {
  const count = (what: RemovalEffect) => items.filter((i) => i.effects[nth] === what).length;
  const tally: RemovalTally = {
    deactivate: count('deactivate'),
    zero: count('zero'),
    already: count('already'),
    left: count('left'),
    notCovered: count('notCovered'),
    goneInHalo: count('goneInHalo'),
    blocked: count('blocked'),
    notKnown: count('notKnown'),
  };
  const cut = items.filter((i) => i.effects[nth] === 'deactivate' || i.effects[nth] === 'zero');
  const known = cut.flatMap((i) => (i.monthly === null ? [] : [i.monthly.amount]));
  const cuts = tally.deactivate + tally.zero;
  const total = sum(known);
  return {
    policy,
    tally,
    money: {
      monthly: known.length === 0 ? [] : [{ amount: `-${total ?? '0'}`, currency: 'GBP' }],
      unknown: cut.length - known.length,
    },
    guard:
      cuts > 10 && cuts * 5 > licences
        ? { deactivate: tally.deactivate, zero: tally.zero, halve: 1, licences, why: '' }
        : null,
  };
}

function view(world: World, connection: string): RemovalsView {
  const side = kindAt(world, connection);
  const asked = new URLSearchParams(window.location.search).get('gone') ?? 'few';
  const card = world.cards.find((c) => c.name === connection);
  const saved = world.vendors.get(connection)?.import;
  const licences = asked === 'unlinked' ? 0 : (card?.licences ?? 0);
  const items = made(side, asked).map((m, i) => item(m, i, offered[side]));
  const schedule = world.schedules.get(connection);
  return {
    connection,
    side,
    policy: saved?.missing ?? 'flag',
    choices: offered[side].map((policy, n) => choice(policy, n, items, licences)),
    read: card?.read ?? null,
    licences,
    unread: items.filter((i) => i.gone === null).length,
    items,
    guardChanges: saved?.guardChanges ?? 10,
    guardPercent: saved?.guardPercent ?? 20,
    unattended: schedule?.removals ?? null,
  };
}

export function removalCommands(world: World): RemovalCommands {
  return {
    removals: (connection) => Promise.resolve(view(world, connection)),
    chooseRemovals: (connection, policy) => {
      const form = world.vendors.get(connection);
      if (form !== undefined) {
        world.vendors.set(connection, { ...form, import: { ...form.import, missing: policy } });
      }
      return Promise.resolve(view(world, connection));
    },
  };
}
