// Matching: every save is one step, and every step can be taken back.
import type { MatchChoice, MatchRow, MatchTable } from '@/bindings';
import type { Commands } from '../backend';
import { importedRows } from './matching-file';
import { clientChoices, matchRows, neverMatched } from './matching-seed';
import { clientName } from './names';
import { refuse, refuseWith } from './refusals';
import { kindAt, matchedOf, type Matched, type World } from './world';

type MatchingCommands = Pick<
  Commands,
  | 'matching'
  | 'refreshMatching'
  | 'clientChoices'
  | 'saveMatches'
  | 'undoMatches'
  | 'redoMatches'
  | 'exportMatches'
  | 'importMatches'
>;

export function table(world: World, connection: string): MatchTable {
  if (!world.cards.some((c) => c.name === connection)) refuse('CONNECTION-UNKNOWN');
  const its = matchedOf(world, connection);
  return {
    connection,
    rows: its.rows,
    read: its.read,
    undo: its.undo.at(-1)?.label ?? null,
    redo: its.redo.at(-1)?.label ?? null,
  };
}

function applied(row: MatchRow, choice: MatchChoice): MatchRow {
  const bare = { ...row, kind: null, clientId: null, clientName: null, proposal: null };
  switch (choice.choice) {
    case 'match':
      return {
        ...bare,
        state: 'matched',
        kind: choice.kind,
        clientId: choice.clientId,
        clientName: clientName(choice.clientId - 500),
        why: choice.kind === 'manual' ? 'set by you' : row.why,
      };
    case 'exclude':
      return { ...bare, state: 'excluded', kind: 'excluded', why: choice.reason };
    case 'create':
      return { ...bare, state: 'create', why: 'a new client is made by the next import' };
    case 'clear':
      return { ...bare, state: 'unmatched', why: 'cleared by you' };
  }
}

/** Nothing is saved where one choice cannot be. */
function checked(world: World, connection: string, choices: readonly MatchChoice[]): void {
  const { rows } = matchedOf(world, connection);
  const clients = new Map(clientChoices(world.wishes.size, rows).map((c) => [c.id, c]));
  for (const choice of choices) {
    if (choice.choice !== 'match') continue;
    const client = clients.get(choice.clientId);
    if (client !== undefined && !client.inactive) continue;
    const row = rows.find((r) => r.customerId === choice.customerId);
    refuseWith({
      code: 'CLIENT-UNKNOWN',
      what: `${row?.customerName ?? choice.customerId} cannot be matched to client ${choice.clientId}.`,
      why: 'Halo did not list this client, or it is inactive there.',
      fix: 'Read Halo again and choose another. Nothing was saved.',
    });
  }
}

/** Reading takes a moment; with `?run=waits` it waits for Halo, and can be stopped. */
async function reading(world: World, connection: string): Promise<void> {
  const key = `reading ${connection}`;
  world.stops.delete(key);
  const waits = world.wishes.run === 'waits';
  if (world.wishes.fast && !waits) return;
  const long = waits ? 20_000 : 900;
  if (waits) {
    const until = new Date(Date.now() + long).toISOString();
    const wait = { kind: 'budget', budget: 250, host: 'acme.halopsa.com', until } as const;
    setTimeout(() => world.emit('readingWaits', { connection, wait }), 100);
  }
  for (let waited = 0; waited < long; waited += 100) {
    await new Promise((go) => setTimeout(go, 100));
    if (world.stops.delete(key)) refuse('INTERRUPTED');
  }
}

export function matchingCommands(world: World): MatchingCommands {
  const step = (its: Matched, label: string, rows: MatchRow[]) => {
    its.undo.push({ label, rows: its.rows });
    its.redo = [];
    its.rows = rows;
  };
  const save = (connection: string, choices: readonly MatchChoice[], label: string) => {
    const its = matchedOf(world, connection);
    const wanted = new Map(choices.map((c) => [c.customerId, c]));
    const rows = its.rows.map((row) => {
      const choice = wanted.get(row.customerId);
      return choice ? applied(row, choice) : row;
    });
    step(its, label, rows);
  };
  return {
    matching: (connection) => Promise.resolve(table(world, connection)),
    refreshMatching: async (connection) => {
      await reading(world, connection);
      const its = matchedOf(world, connection);
      if (its.rows.length === 0) {
        its.rows = matchRows(world.wishes.size, kindAt(world, connection)).map(neverMatched);
      }
      its.read = new Date().toISOString();
      world.cards = world.cards.map((card) =>
        card.name === connection ? { ...card, customers: its.rows.length, read: its.read } : card,
      );
      return table(world, connection);
    },
    clientChoices: (connection) => {
      const { read, rows } = matchedOf(world, connection);
      return Promise.resolve(read === null ? [] : clientChoices(world.wishes.size, rows));
    },
    saveMatches: (connection, choices) => {
      checked(world, connection, choices);
      const { length: n } = choices;
      save(connection, choices, n === 1 ? '1 customer decided' : `${n} customers decided`);
      return Promise.resolve(table(world, connection));
    },
    undoMatches: (connection) => {
      const its = matchedOf(world, connection);
      const last = its.undo.pop() ?? refuse('NOTHING-TO-UNDO');
      its.redo.push({ label: last.label, rows: its.rows });
      its.rows = last.rows;
      return Promise.resolve(table(world, connection));
    },
    redoMatches: (connection) => {
      const its = matchedOf(world, connection);
      const next = its.redo.pop() ?? refuse('NOTHING-TO-UNDO');
      its.undo.push({ label: next.label, rows: its.rows });
      its.rows = next.rows;
      return Promise.resolve(table(world, connection));
    },
    exportMatches: (connection) =>
      Promise.resolve({ name: `halyard-matches-${connection}.csv`, folder: '/home/you/Downloads' }),
    importMatches: (connection, text) => {
      const choices = importedRows(text, world, connection);
      save(connection, choices, `${choices.length} rows imported`);
      return Promise.resolve(table(world, connection));
    },
  };
}
