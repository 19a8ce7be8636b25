// The steps of the setting up follow from what Home knows; nothing is remembered apart.
import { expect, it } from 'vitest';
import type { AttentionLine, ConnectionCard, HomeView, WaitingPlan } from '@/bindings';
import { attentionShown } from '@/features/inbox/kinds';
import { isFresh, setupOf } from './setup';

const card = (side: 'halo' | 'giacom', unmatched: number | null = null): ConnectionCard => ({
  name: side,
  side,
  address: '',
  into: null,
  secret: 'saved',
  check: null,
  customers: unmatched === null ? null : 12,
  unmatched,
  read: null,
  licences: 0,
  schedule: side === 'halo' ? null : { running: 'unsaid', due: false, next: null },
});
const home = (connections: ConnectionCard[], rest: Partial<HomeView> = {}): HomeView => ({
  connections,
  attention: [],
  plans: [],
  runs: [],
  ...rest,
});
const waiting: AttentionLine = {
  key: 'plan-waiting/giacom', kind: 'planWaiting', urgency: 'soon', connection: 'giacom', subjects: ['P4'],
  count: 3, cause: '', stake: null, since: null, mend: { do: 'plan', plan: 'P4' }, recheck: 'preview',
  answerable: true, several: false, standing: { state: 'open', until: null, at: null, who: null },
}; // prettier-ignore
const plan: WaitingPlan = {
  plan: 'P4', connection: 'giacom', undoes: null, created: '', acting: 3, guarded: false,
  tally: { create: 3, update: 0, adopt: 0, deactivate: 0, zero: 0, delete: 0, unchanged: 0, skip: 0, blocked: 0 },
}; // prettier-ignore
const run = {
  run: 'R1', plan: 'P1', connection: 'giacom', status: 'done', undoes: null, started: '', ended: '',
  applied: 3, failed: 0, needsYou: 0, skipped: 0, who: '',
} as const; // prettier-ignore

it('goes step by step', () => {
  expect(setupOf(home([])).next).toBe('halo');
  expect(setupOf(home([card('halo')])).next).toBe('vendor');
  expect(setupOf(home([card('halo'), card('giacom')])).next, 'never read').toBe('match');
  expect(setupOf(home([card('halo'), card('giacom', 2)])).next, 'two are left').toBe('match');
  expect(setupOf(home([card('halo'), card('giacom', 0)])).next).toBe('preview');
});

it('takes a preview made with customers left over for what a person wanted', () => {
  const setup = setupOf(home([card('halo'), card('giacom', 2)], { plans: [plan] }));
  expect(setup).toMatchObject({ next: 'import', plan: 'P4' });
});

it('asks after the first import that landed something whether it is to run by itself', () => {
  const both = [card('halo'), card('giacom', 2)];
  expect(setupOf(home(both, { runs: [run] })).next).toBe('schedule');
  expect(setupOf(home(both, { runs: [{ ...run, applied: 0 }] })).next).toBe('import');
});

it('takes either answer to that, and does not begin anew when the newest runs did nothing', () => {
  const answered = (running: 'scheduled' | 'byHand', licences: number) => {
    const giacom = {
      ...card('giacom', 0),
      licences,
      schedule: { running, due: false, next: null },
    };
    return setupOf(home([card('halo'), giacom], { runs: [{ ...run, applied: 0 }] }));
  };
  expect(answered('byHand', 7).next, 'by hand is an answer').toBeNull();
  expect(answered('scheduled', 7).next).toBeNull();
  expect(answered('scheduled', 7).done.has('import'), 'licences tell of runs long ago').toBe(true);
  expect(answered('scheduled', 0).next, 'nothing was imported yet').toBe('import');
});

it('does not say twice what the next step says', () => {
  const all = [waiting, { ...waiting, kind: 'runFailed' as const }];
  expect(attentionShown(all, true).map((a) => a.kind)).toEqual(['runFailed']);
  expect(attentionShown(all, false)).toHaveLength(2);
});

it('welcomes only those who have begun nothing', () => {
  expect(isFresh(home([]), false, null)).toBe(true);
  expect(isFresh(home([]), true, null), 'practice is open').toBe(false);
  expect(isFresh(home([]), false, { step: 'halo', done: [] }), 'a draft').toBe(false);
  expect(isFresh(home([]), false, { step: '', done: [] }), 'a prefilled one is no beginning').toBe(
    true,
  );
  expect(isFresh(home([card('halo')]), false, null)).toBe(false);
});
