// Decisions as staged edits. One that says what is saved already is no edit: it takes the edit back.
import type { ClientChoice, MatchRow, Proposal } from '@/bindings';
import { isSaved, type Changes, type Edit, type Edits } from './staging';
import type { Line } from './lines';

function unlessSaved(row: MatchRow, edit: Edit): Edit | null {
  return isSaved(row, edit.choice) ? null : edit;
}

/** A client chosen by hand; where it is the one the names say, that stays the reason. */
export function chosen(row: MatchRow, client: Pick<ClientChoice, 'id' | 'name'>): Edit | null {
  if (row.proposal?.clientId === client.id) return accepted(row, row.proposal);
  return unlessSaved(row, {
    choice: {
      choice: 'match',
      customerId: row.customerId,
      clientId: client.id,
      kind: 'manual',
    },
    clientName: client.name,
    why: null,
  });
}

export function accepted(row: MatchRow, proposal: Proposal): Edit | null {
  return unlessSaved(row, {
    choice: {
      choice: 'match',
      customerId: row.customerId,
      clientId: proposal.clientId,
      kind: proposal.kind,
    },
    clientName: proposal.clientName,
    why: proposal.why,
  });
}

export function excluded(row: MatchRow, reason: string): Edit | null {
  return unlessSaved(row, {
    choice: { choice: 'exclude', customerId: row.customerId, reason },
    clientName: null,
    why: reason,
  });
}

export function createdLater(row: MatchRow): Edit | null {
  return unlessSaved(row, {
    choice: { choice: 'create', customerId: row.customerId },
    clientName: null,
    why: null,
  });
}

export function cleared(row: MatchRow): Edit | null {
  return unlessSaved(row, {
    choice: { choice: 'clear', customerId: row.customerId },
    clientName: null,
    why: null,
  });
}

/** The same decision for many. */
export function forAll(
  lines: readonly Line[],
  decide: (row: MatchRow) => Edit | null,
): Map<string, Edit | null> {
  return new Map(lines.map((line) => [line.id, decide(line.row)]));
}

/** Accepts the suggestions among these; lines without one are left out. */
export function acceptances(lines: readonly Line[]): Changes {
  const changes = new Map<string, Edit | null>();
  for (const { id, row, offer } of lines) if (offer !== null) changes.set(id, accepted(row, offer));
  return changes;
}

/** What "Suggest matches" stages by itself: the same name, unique on both sides, and nobody's decision. */
export function certain(
  rows: readonly MatchRow[],
  edits: Edits,
  touched: ReadonlySet<string>,
): Changes {
  const changes = new Map<string, Edit | null>();
  for (const row of rows) {
    const { customerId: id, proposal } = row;
    if (row.state !== 'unmatched' || proposal?.kind !== 'exact') continue;
    if (!edits.has(id) && !touched.has(id)) changes.set(id, accepted(row, proposal));
  }
  return changes;
}
