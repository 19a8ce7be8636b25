// Schedules of the made-up connections: `?schedule=set|waits|guard|refused|open` asks for one, and how it went last;
// `?schedule=new` for one before the first import.
import type {
  CardSchedule,
  LastScheduled,
  NextRun,
  Running,
  ScheduleForm,
  ScheduleScreen,
  ScheduleStanding,
} from '@/bindings';
import type { Commands } from '../backend';
import { ago, kindAt, matchedOf, waiting, type World } from './world';
import { planCommands } from './plans';
import { refuse } from './refusals';

type ScheduleCommands = Pick<
  Commands,
  | 'scheduleLines'
  | 'scheduleScreen'
  | 'scheduleTimes'
  | 'saveSchedule'
  | 'runByHand'
  | 'planAsScheduled'
>;

const day = 86_400_000;
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const careful: ScheduleForm = {
  when: { kind: 'daily', at: '02:15' },
  zone: null,
  customers: true,
  subscriptions: true,
  createClients: false,
  removals: true,
  renames: true,
};

/** What the page's address asks for. */
export function scheduledAtStart(connections: readonly string[]): Map<string, ScheduleForm> {
  const asked = new URLSearchParams(window.location.search).get('schedule');
  const [first] = connections;
  if (asked === null || asked === 'new' || first === undefined) return new Map();
  return new Map([[first, { ...careful, removals: asked !== 'waits' }]]);
}

function words(at: Date): string {
  const text = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', options).format(at);
  const time = text({ hour: '2-digit', minute: '2-digit' });
  return `${text({ weekday: 'short' })} ${at.getDate()} ${text({ month: 'short' })} ${at.getFullYear()}, ${time}`;
}

/** On this machine's clock, whatever the zone: the real one is the engine's. */
function times({ when }: ScheduleForm, most: number): NextRun[] {
  const told = (at: Date, change: NextRun['change'] = null) => ({
    at: at.toISOString(),
    local: words(at),
    change,
  });
  if (when.kind === 'every') {
    if (when.hours < 1 || when.hours > 168) refuse('USAGE');
    return Array.from({ length: most }, (_, i) =>
      told(new Date(Date.now() + (i + 1) * when.hours * 3_600_000)),
    );
  }
  const [hour = 0, minute = 0] = when.at.split(':').map(Number);
  const out: NextRun[] = [];
  for (let i = 0; i < 60 && out.length < most; i += 1) {
    const at = new Date(Date.now() + i * day);
    at.setHours(hour, minute, 0, 0);
    const weekday = names[at.getDay()] ?? 'sun';
    if (at.getTime() <= Date.now() || (when.kind === 'weekdays' && !when.days.includes(weekday))) {
      continue;
    }
    // So that both notes can be looked at.
    const odd = hour === 1 && minute === 30;
    out.push(
      told(at, odd && out.length === 1 ? 'skipped' : odd && out.length === 3 ? 'twice' : null),
    );
  }
  return out;
}

function last(): LastScheduled | null {
  const asked = new URLSearchParams(window.location.search).get('schedule');
  const of = (more: Partial<LastScheduled>): LastScheduled => ({
    at: ago(7 * 60),
    end: 'done',
    code: null,
    plan: 'P8',
    run: 'R7',
    ...more,
  });
  if (asked === 'set' || asked === 'waits') return of({});
  if (asked === 'guard') return of({ end: 'guard', code: 'GUARD', plan: 'P9', run: null });
  if (asked === 'refused') {
    return of({ end: 'refused', code: 'GIACOM-401', plan: null, run: null });
  }
  return asked === 'open' ? of({ end: 'open', plan: null, run: null }) : null;
}

function standing(world: World, connection: string): ScheduleStanding | null {
  const form = world.schedules.get(connection);
  if (form === undefined) return null;
  const [next = null] = times(form, 1);
  return {
    form,
    zone: form.zone ?? 'Europe/London',
    due: false,
    next,
    last: last(),
    note: null,
    waiting: waiting(world).find((p) => p.connection === connection) ?? null,
  };
}

const running = (world: World, connection: string): Running =>
  world.schedules.has(connection)
    ? 'scheduled'
    : world.byHand.has(connection)
      ? 'byHand'
      : 'unsaid';

/** What Home says of it. */
export function cardSchedule(world: World, connection: string): CardSchedule {
  const found = standing(world, connection);
  return { running: running(world, connection), due: false, next: found?.next ?? null };
}

function screen(world: World, connection: string): ScheduleScreen {
  const side = kindAt(world, connection);
  const its = standing(world, connection);
  const asked = world.vendors.get(connection)?.import;
  const card = world.cards.find((c) => c.name === connection) ?? refuse('CONNECTION-UNKNOWN');
  const fresh = new URLSearchParams(window.location.search).get('schedule') === 'new';
  const customers = matchedOf(world, connection).rows.filter((r) => r.state === 'matched').length;
  return {
    connection,
    side,
    running: running(world, connection),
    standing: its,
    form: its?.form ?? careful,
    machineZone: 'Europe/London',
    zones: [
      'America/New_York',
      'Asia/Kolkata',
      'Europe/Berlin',
      'Europe/London',
      'Europe/Zurich',
      'UTC',
    ],
    missing: asked?.missing ?? 'flag',
    followsNames: asked?.followNames ?? false,
    followsAddresses: asked?.followAddresses ?? false,
    guardChanges: asked?.guardChanges ?? 10,
    guardPercent: asked?.guardPercent ?? 20,
    licences: fresh ? 0 : card.licences,
    reading: side === 'also' ? { customers, seconds: Math.floor(customers / 2) } : null,
  };
}

export function scheduleCommands(world: World): ScheduleCommands {
  return {
    scheduleLines: () =>
      Promise.resolve(
        world.cards
          .filter((c) => c.side !== 'halo')
          .map(({ name, side }) => ({
            connection: name,
            side,
            running: running(world, name),
            standing: standing(world, name),
          })),
      ),
    scheduleScreen: (connection) => Promise.resolve(screen(world, connection)),
    scheduleTimes: (_, form) => Promise.resolve(times(form, 5)),
    saveSchedule: (connection, form) => {
      world.schedules.set(connection, form);
      world.byHand.delete(connection);
      return Promise.resolve(screen(world, connection));
    },
    planAsScheduled: async (connection) => {
      const plan = await planCommands(world).makePlan(connection, {
        customers: true,
        subscriptions: true,
        answerIsComplete: false,
      });
      const { tally, guard } = await planCommands(world).preview(plan);
      const { create, update, adopt, deactivate, zero } = tally;
      return {
        plan,
        acting: create + update + adopt + deactivate + zero,
        guarded: guard !== null,
        waits: null,
        heldBack: 0,
      };
    },
    runByHand: (connection) => {
      world.schedules.delete(connection);
      world.byHand.add(connection);
      return Promise.resolve(screen(world, connection));
    },
  };
}
