// Plans: made, looked at, and made smaller.
import type { Commands } from '../backend';
import { makePlan } from './plans-seed';
import { dressed, partOf } from './preview';
import { refuse } from './refusals';
import type { PlanKept, World } from './world';

type PlanCommands = Pick<
  Commands,
  'makePlan' | 'stopReading' | 'preview' | 'previewUnchanged' | 'partOfPlan'
>;

export function keptPlan(world: World, plan: string): PlanKept {
  return world.plans.get(plan) ?? refuse('PLAN-UNKNOWN');
}

export function newPlan(world: World, undoes: string | null): string {
  world.numbers.plan += 1;
  const plan = `P${world.numbers.plan}`;
  const kept = makePlan(plan, world.rows, world.wishes.guard, undoes);
  kept.preview.created = new Date().toISOString();
  world.plans.set(plan, kept);
  return plan;
}

export function planCommands(world: World): PlanCommands {
  return {
    makePlan: async (connection) => {
      if (!world.wishes.fast) {
        const until = new Date(Date.now() + 6000).toISOString();
        const wait = { kind: 'budget', budget: 250, host: 'acme.halopsa.com', until } as const;
        setTimeout(() => world.emit('readingWaits', { connection, wait }), 800);
        const key = `reading ${connection}`;
        for (let waited = 0; waited < 6000; waited += 250) {
          await new Promise((go) => setTimeout(go, 250));
          if (world.stops.delete(key)) refuse('INTERRUPTED');
        }
      }
      return newPlan(world, null);
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
