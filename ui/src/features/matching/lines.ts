// A row as the table shows it: what is saved, with what is staged laid over it.
import type { MatchRow, MatchState, Proposal } from '@/bindings';
import { fold } from '@/lib/fold';
import type { Edit, Edits } from './staging';

export interface Line {
  id: string;
  row: MatchRow;
  edit: Edit | null;
  /** Where it stands once the edit is saved. */
  state: MatchState;
  /** A suggestion nobody has decided on. */
  offer: Proposal | null;
  /** Everything that can be searched for, folded once. */
  text: string;
}

const after = {
  match: 'matched',
  exclude: 'excluded',
  create: 'create',
  clear: 'unmatched',
} as const;

function line(row: MatchRow, edit: Edit | null): Line {
  const state = edit === null ? row.state : after[edit.choice.choice];
  const offer = edit === null && row.state === 'unmatched' ? row.proposal : null;
  const staged = edit?.choice.choice === 'match' ? edit.choice.clientId : '';
  const words = [
    row.customerName,
    row.customerId,
    row.clientName ?? '',
    row.clientId ?? '',
    row.proposal?.clientName ?? '',
    row.proposal?.clientId ?? '',
    edit?.clientName ?? '',
    staged,
  ];
  return { id: row.customerId, row, edit, state, offer, text: fold(words.join('\n')) };
}

/** A line is the same object for as long as nothing of it changes, so that only edited rows are drawn anew. */
const known = new WeakMap<MatchRow, Line>();

function lineOf(row: MatchRow, edit: Edit | null): Line {
  const was = known.get(row);
  if (was?.edit === edit) return was;
  const now = line(row, edit);
  known.set(row, now);
  return now;
}

export function linesOf(rows: readonly MatchRow[], edits: Edits): Line[] {
  return rows.map((row) => lineOf(row, edits.get(row.customerId) ?? null));
}

/** Needs a decision. */
export function isLeft(line: Line): boolean {
  return line.state === 'unmatched';
}

/** What J and K go to: a decision is missing, or the one that was made no longer holds. */
export function needsYou(line: Line): boolean {
  return line.state === 'unmatched' || line.state === 'conflict';
}
