// What a person decided and has not saved: staged edits, each step of which can be taken back.
import type { MatchChoice, MatchRow } from '@/bindings';

/** A choice that waits for Save, with what the table needs to show it. */
export interface Edit {
  choice: MatchChoice;
  /** The chosen client, of matches. */
  clientName: string | null;
  /** Why: the proposal's reason, or the reason of an exclusion; null where a person chose. */
  why: string | null;
}

export type Edits = ReadonlyMap<string, Edit>;

/** What a step does to customers; null goes back to what is saved. */
export type Changes = ReadonlyMap<string, Edit | null>;

export interface Staging {
  past: readonly Edits[];
  now: Edits;
  future: readonly Edits[];
  /** Customers a person decided on in this visit: suggesting anew leaves them alone. */
  touched: ReadonlySet<string>;
}

export type StagingAct =
  | { act: 'stage'; changes: Changes; by: 'person' | 'names' }
  | { act: 'undo' }
  | { act: 'redo' }
  | { act: 'saved'; edits: Edits };

export const nothingStaged: Staging = {
  past: [],
  now: new Map(),
  future: [],
  touched: new Set(),
};

/** Nobody takes back more steps than this in one visit, and each holds all edits. */
const mostSteps = 200;

export function staging(state: Staging, act: StagingAct): Staging {
  switch (act.act) {
    case 'stage':
      return staged(state, act.changes, act.by);
    case 'undo': {
      const now = state.past.at(-1);
      if (now === undefined) return state;
      const future = [state.now, ...state.future];
      return { ...state, past: state.past.slice(0, -1), now, future };
    }
    case 'redo': {
      const [now, ...future] = state.future;
      if (now === undefined) return state;
      return { ...state, past: [...state.past, state.now], now, future };
    }
    case 'saved': {
      // What was staged while the save was under way stays staged.
      const left = [...state.now].filter(([id, edit]) => act.edits.get(id) !== edit);
      return { ...state, past: [], now: new Map(left), future: [] };
    }
  }
}

function staged(state: Staging, changes: Changes, by: 'person' | 'names'): Staging {
  const touched = by === 'person' ? new Set([...state.touched, ...changes.keys()]) : state.touched;
  const now = new Map(state.now);
  let moved = false;
  for (const [id, edit] of changes) {
    // Names propose; what a person set, staged or took back stays as it is.
    if (by === 'names' && (now.has(id) || touched.has(id))) continue;
    if (edit === null) moved = now.delete(id) || moved;
    else if (!sameEdit(now.get(id), edit)) {
      now.set(id, edit);
      moved = true;
    }
  }
  if (!moved) return { ...state, touched };
  return { past: [...state.past.slice(1 - mostSteps), state.now], now, future: [], touched };
}

function sameEdit(a: Edit | undefined, b: Edit): boolean {
  return a !== undefined && sameChoice(a.choice, b.choice);
}

export function sameChoice(a: MatchChoice, b: MatchChoice): boolean {
  if (a.choice === 'match') return b.choice === 'match' && a.clientId === b.clientId;
  if (a.choice === 'exclude') return b.choice === 'exclude' && a.reason === b.reason;
  return a.choice === b.choice;
}

/** True where saving the choice would change nothing. */
export function isSaved(row: MatchRow, choice: MatchChoice): boolean {
  switch (choice.choice) {
    case 'match':
      // Confirming a client that is gone is no way out of a conflict, so that is never "as saved".
      return row.state === 'matched' && row.clientId === choice.clientId;
    case 'exclude':
      return row.state === 'excluded' && row.why === choice.reason;
    case 'create':
      return row.state === 'create';
    case 'clear':
      return row.state === 'unmatched';
  }
}

/** The edits that still mean something for the table as it is now saved. */
export function standing(edits: Edits, rows: readonly MatchRow[]): Edits {
  if (edits.size === 0) return edits;
  const kept = new Map<string, Edit>();
  for (const row of rows) {
    const edit = edits.get(row.customerId);
    if (edit !== undefined && !isSaved(row, edit.choice)) kept.set(row.customerId, edit);
  }
  return kept.size === edits.size ? edits : kept;
}
