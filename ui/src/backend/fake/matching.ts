// Matching: every save is one step, and every step can be taken back.
import type { MatchChoice, MatchRow, MatchTable } from '@/bindings';
import type { Commands } from '../backend';
import { clientName } from './names';
import { clientChoices } from './matching-seed';
import { refuse } from './refusals';
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

function table(world: World, connection: string): MatchTable {
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

export function matchingCommands(world: World): MatchingCommands {
  const step = (label: string, rows: MatchRow[]) => {
    world.undo.push({ label, rows: world.rows });
    world.redo = [];
    world.rows = rows;
  };
  return {
    matching: (connection) => Promise.resolve(table(world, connection)),
    refreshMatching: (connection) => {
      world.read = new Date().toISOString();
      return Promise.resolve(table(world, connection));
    },
    clientChoices: () => Promise.resolve(clientChoices(world.wishes.size, world.rows)),
    saveMatches: (connection, choices) => {
      const wanted = new Map(choices.map((c) => [c.customerId, c]));
      const rows = world.rows.map((row) => {
        const choice = wanted.get(row.customerId);
        return choice ? applied(row, choice) : row;
      });
      step(choices.length === 1 ? '1 customer' : `${choices.length} customers`, rows);
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
      Promise.resolve({ name: `matches-${connection}.csv`, folder: '/home/you/Downloads' }),
    importMatches: (connection, text) => {
      if (!text.includes(',')) refuse('MATCH-FILE');
      step('matches from a file', world.rows);
      return Promise.resolve(table(world, connection));
    },
  };
}
