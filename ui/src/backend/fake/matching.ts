// Matching: every save is one step, and every step can be taken back.
import type { MatchChoice, MatchRow, MatchTable } from '@/bindings';
import type { Commands } from '../backend';
import { importedRows } from './matching-file';
import { clientChoices, matchRows, neverMatched } from './matching-seed';
import { clientName } from './names';
import { refuse, refuseWith } from './refusals';
import type { World } from './world';

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
  return {
    connection,
    rows: world.rows,
    read: world.read,
    undo: world.undo.at(-1)?.label ?? null,
    redo: world.redo.at(-1)?.label ?? null,
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
function checked(world: World, choices: readonly MatchChoice[]): void {
  const clients = new Map(clientChoices(world.wishes.size, world.rows).map((c) => [c.id, c]));
  for (const choice of choices) {
    if (choice.choice !== 'match') continue;
    const client = clients.get(choice.clientId);
    if (client !== undefined && !client.inactive) continue;
    const row = world.rows.find((r) => r.customerId === choice.customerId);
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
  const step = (label: string, rows: MatchRow[]) => {
    world.undo.push({ label, rows: world.rows });
    world.redo = [];
    world.rows = rows;
  };
  const save = (choices: readonly MatchChoice[], label: string) => {
    const wanted = new Map(choices.map((c) => [c.customerId, c]));
    const rows = world.rows.map((row) => {
      const choice = wanted.get(row.customerId);
      return choice ? applied(row, choice) : row;
    });
    step(label, rows);
  };
  return {
    matching: (connection) => Promise.resolve(table(world, connection)),
    refreshMatching: async (connection) => {
      await reading(world, connection);
      if (world.rows.length === 0) world.rows = matchRows(world.wishes.size).map(neverMatched);
      world.read = new Date().toISOString();
      world.cards = world.cards.map((card) =>
        card.name === connection
          ? { ...card, customers: world.rows.length, read: world.read }
          : card,
      );
      return table(world, connection);
    },
    clientChoices: () =>
      Promise.resolve(world.read === null ? [] : clientChoices(world.wishes.size, world.rows)),
    saveMatches: (connection, choices) => {
      checked(world, choices);
      const { length: n } = choices;
      save(choices, n === 1 ? '1 customer decided' : `${n} customers decided`);
      return Promise.resolve(table(world, connection));
    },
    undoMatches: (connection) => {
      const last = world.undo.pop() ?? refuse('NOTHING-TO-UNDO');
      world.redo.push({ label: last.label, rows: world.rows });
      world.rows = last.rows;
      return Promise.resolve(table(world, connection));
    },
    redoMatches: (connection) => {
      const next = world.redo.pop() ?? refuse('NOTHING-TO-UNDO');
      world.undo.push({ label: next.label, rows: world.rows });
      world.rows = next.rows;
      return Promise.resolve(table(world, connection));
    },
    exportMatches: (connection) =>
      Promise.resolve({ name: `halyard-matches-${connection}.csv`, folder: '/home/you/Downloads' }),
    importMatches: (connection, text) => {
      const choices = importedRows(text, world);
      save(choices, `${choices.length} rows imported`);
      return Promise.resolve(table(world, connection));
    },
  };
}
