// History and receipts.
import type { HistoryLine, Outcome, ReceiptView } from '@/bindings';
import type { Commands } from '../backend';
import { auditHash, auditRows } from './audit';
import { keptPlan, newPlan, soldBy } from './plans';
import { refuse } from './refusals';
import { makePlan } from './plans-seed';
import { changesOf, longPast, whyEnded } from './receipt';
import { offerOf, undoOf } from './undo';
import type { PlanKept, World } from './world';

type ReceiptCommands = Pick<
  Commands,
  'history' | 'receipt' | 'saveReceipt' | 'retryFailed' | 'undoRun' | 'undoDeletions'
>;

function lineOf(world: World, run: string): HistoryLine {
  return world.history.find((line) => line.run === run) ?? refuse('RUN-STATE');
}

function planOf(world: World, line: HistoryLine): PlanKept {
  return world.plans.has(line.plan)
    ? keptPlan(world, line.plan)
    : makePlan(line.plan, soldBy(world, line.connection), false, line.undoes);
}

function receiptOf(world: World, run: string): ReceiptView {
  const line = lineOf(world, run);
  const changes = changesOf(line, planOf(world, line));
  const count = (...outcomes: Outcome[]) =>
    changes.filter((c) => outcomes.includes(c.outcome)).length;
  return {
    line: {
      ...line,
      applied: count('applied'),
      failed: count('failed', 'stale'),
      needsYou: count('needsYou'),
    },
    version: '0.1.0',
    allowed: world.wishes.guard
      ? 'Nine users left at the end of October; agreed with the customer.'
      : null,
    why: whyEnded(line),
    audit: line.ended === null ? null : { rows: auditRows(), hash: auditHash(auditRows()) },
    tally: planOf(world, line).preview.tally,
    remarks: [],
    changes,
    requests: changes.length * 2 + 11,
    resumes: line.status === 'interrupted',
    undoable: count('applied') > 0 && line.status !== 'undone' && line.status !== 'running',
    retryable: count('failed', 'stale'),
  };
}

export function receiptCommands(world: World): ReceiptCommands {
  return {
    history: () => Promise.resolve(longPast(world.history)),
    receipt: (run) => Promise.resolve(receiptOf(world, run)),
    saveReceipt: (run, format) =>
      Promise.resolve({ name: `receipt-${run}.${format}`, folder: '/home/you/Downloads' }),
    retryFailed: (run) =>
      Promise.resolve(newPlan(world, lineOf(world, run).connection, lineOf(world, run).undoes)),
    undoRun: (run, also, confirm) => {
      const line = lineOf(world, run);
      const plan = newPlan(world, line.connection, line.run);
      const kept = keptPlan(world, plan);
      if (confirm !== null && confirm !== offerOf(kept, run).confirm) refuse('CONFIRM');
      world.plans.set(plan, undoOf(kept, run, also, confirm !== null));
      return Promise.resolve(plan);
    },
    undoDeletions: (run) => Promise.resolve(offerOf(planOf(world, lineOf(world, run)), run)),
  };
}
