// The state of the fake: what a real shell would have in its store, in Halo and at the vendor.
import type {
  ConnectionCard,
  Draft,
  GiacomForm,
  HaloForm,
  HistoryLine,
  MatchRow,
  Preview,
  PreviewChange,
  RunState,
  Settings,
  WizardKind,
} from '@/bindings';
import { preference } from '@/lib/preferences';
import type { Happenings } from '../backend';
import { wishes, type Wishes } from './address';
import { cards } from './connections-seed';
import { giacomForm, practiceDrafts } from './forms-seed';
import { history } from './history-seed';
import { matchRows } from './matching-seed';
import { makePlan } from './plans-seed';

export interface PlanKept {
  preview: Preview;
  unchanged: Map<string, PreviewChange[]>;
}

export interface World {
  wishes: Wishes;
  practice: boolean;
  cards: ConnectionCard[];
  forms: { halo: HaloForm; giacom: GiacomForm };
  drafts: Map<WizardKind, Draft>;
  rows: MatchRow[];
  undo: { label: string; rows: MatchRow[] }[];
  redo: { label: string; rows: MatchRow[] }[];
  read: string | null;
  plans: Map<string, PlanKept>;
  runs: Map<string, RunState>;
  history: HistoryLine[];
  settings: Required<Settings>;
  numbers: { plan: number; run: number };
  stops: Set<string>;
  emit: <E extends keyof Happenings>(event: E, payload: Happenings[E]) => void;
}

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function newWorld(emit: World['emit'], asked: Wishes = wishes()): World {
  const begun = asked.start === 'full' || asked.start === 'practice';
  const rows = begun ? matchRows(asked.size) : [];
  const world: World = {
    wishes: asked,
    practice: asked.start.startsWith('practice'),
    cards: cards(asked),
    forms: {
      halo: {
        name: 'halo',
        resourceUrl: 'https://acme.halopsa.com/api',
        authUrl: 'https://acme.halopsa.com/auth',
        tenant: '',
        clientId: '4f0c2b1e-77aa-4c0e-9d0b-5a1f3f9b2c11',
        budget: 250,
        batch: 50,
        pageSize: 1000,
      },
      giacom: giacomForm,
    },
    drafts: asked.start === 'practiceNew' ? practiceDrafts() : new Map<WizardKind, Draft>(),
    rows,
    undo: [],
    redo: [],
    read: begun ? ago(42) : null,
    plans: new Map(),
    runs: new Map(),
    history: begun ? history() : [],
    // What this page kept of them, so that they outlive a reload as a real shell's do.
    settings: {
      theme: preference('theme'),
      density: preference('density'),
      singleKeys: preference('singleKeys'),
    },
    numbers: { plan: 9, run: 7 },
    stops: new Set(),
    emit,
  };
  if (begun) {
    // P7 and P8 were applied by R6 and R7; P9 waits.
    for (const n of [7, 8, 9]) {
      const kept = makePlan(`P${n}`, rows, asked.guard, null);
      if (n < 9) kept.preview.run = `R${n - 1}`;
      world.plans.set(`P${n}`, kept);
    }
  }
  return world;
}
