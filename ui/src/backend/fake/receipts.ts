// History and receipts.
import type { HistoryLine, Outcome, ReceiptChange, ReceiptView } from '@/bindings';
import type { Commands } from '../backend';
import { acts } from './figures';
import { keptPlan, newPlan } from './plans';
import { refusal, refuse } from './refusals';
import { makePlan } from './plans-seed';
import type { World } from './world';

type ReceiptCommands = Pick<
  Commands,
  'history' | 'receipt' | 'saveReceipt' | 'retryFailed' | 'undoRun'
>;

function lineOf(world: World, run: string): HistoryLine {
  return world.history.find((line) => line.run === run) ?? refuse('RUN-STATE');
}

function changesOf(world: World, line: HistoryLine): ReceiptChange[] {
  const kept = world.plans.has(line.plan)
    ? keptPlan(world, line.plan)
    : makePlan(line.plan, world.rows, false, line.undoes);
  let failed = line.failed;
  let applied = line.applied;
  return kept.preview.customers.flatMap((customer) =>
    customer.changes.map((change): ReceiptChange => {
      let outcome: Outcome = change.action === 'blocked' ? 'needsYou' : 'leftAlone';
      if (acts(change)) {
        if (failed > 0 && change.seq % 3 === 0) {
          outcome = failed % 2 === 0 ? 'failed' : 'stale';
          failed -= 1;
        } else if (applied > 0) {
          outcome = 'applied';
          applied -= 1;
        } else outcome = 'waiting';
      }
      const error = outcome === 'failed' ? refusal('HALO-403') : null;
      return { customer: customer.customerName, change, outcome, error };
    }),
  );
}

function receiptOf(world: World, run: string): ReceiptView {
  const line = lineOf(world, run);
  const changes = changesOf(world, line);
  const count = (...outcomes: Outcome[]) =>
    changes.filter((c) => outcomes.includes(c.outcome)).length;
  const plan = world.plans.get(line.plan)?.preview;
  return {
    line: { ...line, applied: count('applied'), failed: count('failed', 'stale', 'needsYou') },
    version: '0.1.0',
    allowed: world.wishes.guard
      ? 'Nine users left at the end of October; agreed with the customer.'
      : null,
    why: line.status === 'interrupted' ? 'Halo could not be reached any more.' : null,
    tally: plan?.tally ?? makePlan('P0', world.rows, false, null).preview.tally,
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
    history: () => Promise.resolve(world.history),
    receipt: (run) => Promise.resolve(receiptOf(world, run)),
    saveReceipt: (run, format) =>
      Promise.resolve({ name: `receipt-${run}.${format}`, folder: '/home/you/Downloads' }),
    retryFailed: (run) => Promise.resolve(newPlan(world, lineOf(world, run).undoes)),
    undoRun: (run) => Promise.resolve(newPlan(world, lineOf(world, run).run)),
  };
}
