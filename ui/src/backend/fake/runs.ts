// Runs: they move by themselves, and tell it by events, about four times a second.
import type { RunState, RunStatus, Told } from '@/bindings';
import type { Commands } from '../backend';
import { acts } from './figures';
import { keptPlan } from './plans';
import { refusal, refuse } from './refusals';
import type { World } from './world';

type RunCommands = Pick<Commands, 'apply' | 'resume' | 'cancel' | 'runState' | 'closeWindow'>;

function move(world: World, state: RunState): RunState {
  world.runs.set(state.plan, state);
  world.emit('runMoved', state);
  return state;
}

function end(world: World, state: RunState, status: RunStatus, why: Told | null): void {
  const ended = new Date().toISOString();
  move(world, { ...state, status, ended, why, waits: null, secondsLeft: null, customer: '' });
  world.history = world.history.filter((line) => line.run !== state.run);
  world.history.unshift({
    run: state.run,
    plan: state.plan,
    connection: state.connection,
    status,
    undoes: keptPlan(world, state.plan).preview.undoes,
    started: state.started,
    ended,
    applied: state.done,
    failed: state.failed,
    needsYou: keptPlan(world, state.plan).preview.tally.blocked,
    skipped: state.left,
    who: 'you',
  });
  world.emit('runEnded', { plan: state.plan, run: state.run, error: null });
}

function tick(world: World, plan: string): void {
  const state = world.runs.get(plan);
  if (state?.status !== 'running') return;
  const again = (ms: number) => setTimeout(() => tick(world, plan), world.wishes.fast ? 0 : ms);
  const total = state.done + state.failed + state.left;
  if (world.stops.delete(plan)) {
    end(world, state, 'cancelled', refusal('INTERRUPTED'));
    return;
  }
  if (state.left === 0) {
    end(world, state, state.failed > 0 ? 'partly' : 'done', null);
    return;
  }
  const half = state.done >= total / 2;
  if (half && world.wishes.run === 'interrupts') {
    world.wishes = { ...world.wishes, run: 'well' };
    end(world, state, 'interrupted', refusal('NET-LOST'));
    return;
  }
  if (half && world.wishes.run === 'waits') {
    world.wishes = { ...world.wishes, run: 'well' };
    const until = new Date(Date.now() + 12_000).toISOString();
    move(world, {
      ...state,
      waits: { kind: 'budget', budget: 250, host: 'acme.halopsa.com', until },
    });
    again(12_000);
    return;
  }
  const fails = world.wishes.run === 'fails' && state.left % 5 === 0;
  const { customers } = keptPlan(world, plan).preview;
  const left = state.left - 1;
  move(world, {
    ...state,
    left,
    waits: null,
    done: state.done + (fails ? 0 : 1),
    failed: state.failed + (fails ? 1 : 0),
    customer:
      customers[Math.floor(((total - left) / total) * (customers.length - 1))]?.customerName ?? '',
    secondsLeft: [Math.ceil(left * 0.4), Math.ceil(left * 0.9) + 5],
  });
  again(350);
}

export function runCommands(world: World): RunCommands {
  return {
    apply: (plan, reason) => {
      const { preview } = keptPlan(world, plan);
      if (preview.run !== null) refuse('PLAN-APPLIED');
      if (preview.guard !== null && (reason ?? '').trim() === '') refuse('GUARD');
      world.numbers.run += 1;
      const run = `R${world.numbers.run}`;
      preview.run = run;
      const left = preview.customers.flatMap((c) => c.changes).filter(acts).length;
      move(world, {
        plan, run, connection: preview.connection, status: 'running', left, done: 0, failed: 0,
        started: new Date().toISOString(), ended: null, customer: '', secondsLeft: null,
        waits: null, why: null,
      }); // prettier-ignore
      setTimeout(() => tick(world, plan), 0);
      return Promise.resolve(null);
    },
    resume: (plan) => {
      const state = world.runs.get(plan) ?? refuse('RUN-STATE');
      move(world, { ...state, status: 'running', ended: null, why: null });
      setTimeout(() => tick(world, plan), 0);
      return Promise.resolve(null);
    },
    cancel: (plan) => {
      world.stops.add(plan);
      return Promise.resolve(null);
    },
    runState: (plan) => Promise.resolve(world.runs.get(plan) ?? null),
    closeWindow: () => Promise.resolve(null),
  };
}
