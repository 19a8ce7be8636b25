// The state of the fake: what a real shell would have in its store, in Halo and at the vendors.
import type {
  ConnectionCard,
  Draft,
  HaloForm,
  HistoryLine,
  Limits,
  MatchRow,
  NotifyView,
  Preview,
  PreviewChange,
  RunState,
  ScheduleForm,
  Settings,
  StandingView,
  VendorForm,
  Side,
  WaitingPlan,
} from '@/bindings';
import { preference } from '@/lib/preferences';
import { vendorOf, type VendorKind } from '@/lib/vendors';
import type { Happenings } from '../backend';
import { wishes, type Wishes } from './address';
import { cards } from './connections-seed';
import { haloForm, practiceDrafts, vendorForms } from './forms-seed';
import { history } from './history-seed';
import { matchRows } from './matching-seed';
import { notifySeed } from './notify';
import { makePlan } from './plans-seed';
import { scheduledAtStart } from './schedules';

export interface PlanKept {
  preview: Preview;
  unchanged: Map<string, PreviewChange[]>;
}

/** One vendor's customers, and the steps they were matched in. */
export interface Matched {
  rows: MatchRow[];
  undo: { label: string; rows: MatchRow[] }[];
  redo: { label: string; rows: MatchRow[] }[];
  read: string | null;
}

export interface World {
  wishes: Wishes;
  practice: boolean;
  cards: ConnectionCard[];
  halo: HaloForm;
  /** By connection. */
  vendors: Map<string, VendorForm>;
  matched: Map<string, Matched>;
  drafts: Map<Side, Draft>;
  plans: Map<string, PlanKept>;
  runs: Map<string, RunState>;
  history: HistoryLine[];
  /** By connection. */
  schedules: Map<string, ScheduleForm>;
  byHand: Set<string>;
  settings: Required<Settings>;
  notify: NotifyView;
  numbers: { plan: number; run: number };
  stops: Set<string>;
  /** What was answered in the inbox, by key. */
  answers: Map<string, StandingView>;
  limits: Map<string, Limits>;
  linksForgotten: Set<string>;
  emit: <E extends keyof Happenings>(event: E, payload: Happenings[E]) => void;
}

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Which vendor a connection is of; an unknown one is the first there is. */
export function kindAt(world: World, connection: string): VendorKind {
  return vendorOf(connection, world.cards) ?? 'giacom';
}

/** Its table; empty until it is read. */
export function matchedOf(world: World, connection: string): Matched {
  const kept = world.matched.get(connection);
  if (kept !== undefined) return kept;
  const fresh: Matched = { rows: [], undo: [], redo: [], read: null };
  world.matched.set(connection, fresh);
  return fresh;
}

/** The plans that wait, the newest first. */
export function waiting(world: World): WaitingPlan[] {
  const open = [...world.plans.values()].map((p) => p.preview).filter((p) => p.run === null);
  return open
    .map(({ plan, connection, undoes, created, tally, guard }) => {
      const { create, update, adopt, deactivate, zero } = tally;
      const acting = create + update + adopt + deactivate + zero;
      return { plan, connection, undoes, created, tally, acting, guarded: guard !== null };
    })
    .filter((p) => p.acting > 0)
    .reverse();
}

export function newWorld(emit: World['emit'], asked: Wishes = wishes()): World {
  const begun = asked.start === 'full' || asked.start === 'practice';
  const vendors = begun ? asked.vendors : [];
  const world: World = {
    wishes: asked,
    practice: asked.start.startsWith('practice'),
    cards: cards(asked),
    halo: haloForm,
    vendors: new Map(vendors.map((kind) => [kind, vendorForms[kind]])),
    matched: new Map(
      vendors.map((kind) => [
        kind,
        { rows: matchRows(asked.size, kind), undo: [], redo: [], read: ago(42) },
      ]),
    ),
    drafts: asked.start === 'practiceNew' ? practiceDrafts() : new Map<Side, Draft>(),
    plans: new Map(),
    runs: new Map(),
    history: begun ? history(asked.vendors) : [],
    schedules: scheduledAtStart(vendors),
    byHand: new Set(),
    // What this page kept of them, so that they outlive a reload as a real shell's do.
    notify: notifySeed(asked.notify),
    settings: {
      theme: preference('theme'),
      density: preference('density'),
      singleKeys: preference('singleKeys'),
    },
    numbers: { plan: 9, run: 7 },
    stops: new Set(),
    answers: new Map(),
    limits: new Map(),
    linksForgotten: new Set(),
    emit,
  };
  if (begun) {
    // P7 and P8 were applied by R6 and R7; P9 waits.
    for (const n of [7, 8, 9]) {
      const kind = asked.vendors[n % asked.vendors.length] ?? 'giacom';
      const { rows } = matchedOf(world, kind);
      const kept = makePlan(`P${n}`, { connection: kind, kind, rows }, asked.guard, null);
      if (n < 9) kept.preview.run = `R${n - 1}`;
      world.plans.set(`P${n}`, kept);
    }
  }
  return world;
}
