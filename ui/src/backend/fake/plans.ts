// Plans: made, looked at, and made smaller.
import type { Commands } from '../backend';
import { makePlan, type Sold } from './plans-seed';
import { dressed, partOf } from './preview';
import { refuse } from './refusals';
import { kindAt, matchedOf, type PlanKept, type World } from './world';

type PlanCommands = Pick<
  Commands,
  'makePlan' | 'stopReading' | 'preview' | 'previewUnchanged' | 'partOfPlan'
>;

export function keptPlan(world: World, plan: string): PlanKept {
  return world.plans.get(plan) ?? refuse('PLAN-UNKNOWN');
}

/** What a plan is made of: the connection's customers as they are matched now. */
export function soldBy(world: World, connection: string): Sold {
  return { connection, kind: kindAt(world, connection), rows: matchedOf(world, connection).rows };
}

export function newPlan(world: World, connection: string, undoes: string | null): string {
  world.numbers.plan += 1;
  const plan = `P${world.numbers.plan}`;
  const kept = makePlan(plan, soldBy(world, connection), world.wishes.guard, undoes);
  kept.preview.created = new Date().toISOString();
  world.plans.set(plan, kept);
  return plan;
}

/** Giacom answers at once and then waits for Halo; ALSO is read customer by customer. */
async function reading(world: World, connection: string): Promise<void> {
  const key = `reading ${connection}`;
  world.stops.delete(key);
  if (world.wishes.fast) return;
  const { rows } = matchedOf(world, connection);
  const byCustomer = kindAt(world, connection) === 'also';
  const until = new Date(Date.now() + 6000).toISOString();
  const wait = { kind: 'budget', budget: 250, host: 'acme.halopsa.com', until } as const;
  if (!byCustomer) setTimeout(() => world.emit('readingWaits', { connection, wait }), 800);
  const of = Math.max(rows.length, 1);
  for (let waited = 0; waited < 6000; waited += 250) {
    await new Promise((go) => setTimeout(go, 250));
    if (world.stops.delete(key)) refuse('INTERRUPTED');
    const done = Math.ceil((of * waited) / 5750);
    const customer = rows[Math.max(0, done - 1)]?.customerName ?? '';
    if (byCustomer) world.emit('readingMoved', { connection, done, of, customer });
  }
}

export function planCommands(world: World): PlanCommands {
  return {
    makePlan: async (connection) => {
      await reading(world, connection);
      return newPlan(world, connection, null);
    },
    stopReading: (connection) => {
      world.stops.add(`reading ${connection}`);
      return Promise.resolve(null);
    },
    preview: (plan) => Promise.resolve(dressed(keptPlan(world, plan).preview)),
    previewUnchanged: (plan, customer) =>
      Promise.resolve(keptPlan(world, plan).unchanged.get(customer) ?? []),
    partOfPlan: (plan, leaveOut) => {
      const kept = partOf(keptPlan(world, plan), new Set(leaveOut));
      world.numbers.plan += 1;
      const number = `P${world.numbers.plan}`;
      world.plans.set(number, { ...kept, preview: { ...kept.preview, plan: number, run: null } });
      return Promise.resolve(number);
    },
  };
}
