// Home, practice, settings, files: what belongs to no vendor.
import type { Attention, DeskView, MatchRow } from '@/bindings';
import type { Commands } from '../backend';
import { cardSchedule } from './schedules';
import { newWorld, waiting, type World } from './world';

type DeskCommands = Pick<
  Commands,
  | 'desk'
  | 'home'
  | 'practiceOpen'
  | 'practiceLeave'
  | 'settings'
  | 'saveSettings'
  | 'about'
  | 'saveSupportFile'
  | 'showFile'
  | 'openDataFolder'
  | 'printPage'
>;

function desk(world: World): DeskView {
  const working = [...world.runs.values()].filter((r) => r.status === 'running');
  return { practice: world.practice, working: working.map((r) => r.plan) };
}

const unmatchedIn = (rows: readonly MatchRow[]) =>
  rows.filter((r) => r.state === 'unmatched').length;

function attention(world: World): Attention[] {
  const base = { connection: '', count: 1, plan: null, run: null };
  if (!world.cards.some((c) => c.side === 'halo')) return [{ ...base, kind: 'noHalo' }];
  if (!world.cards.some((c) => c.side !== 'halo')) return [{ ...base, kind: 'noVendor' }];
  const found: Attention[] = [];
  for (const card of world.cards) {
    const its = { ...base, connection: card.name };
    if (card.secret === 'missing') found.push({ ...its, kind: 'secretMissing' });
    if (card.customers === null && card.side !== 'halo') {
      found.push({ ...its, kind: 'neverMatched', count: 0 });
    }
    if (card.check?.ok === false) {
      found.push({ ...its, kind: 'checkFailed', count: card.check.failed });
    }
  }
  for (const [connection, { rows }] of world.matched) {
    const count = unmatchedIn(rows);
    if (count > 0) found.push({ ...base, connection, kind: 'unmatched', count });
  }
  for (const run of world.runs.values()) {
    const place = {
      ...base,
      connection: run.connection,
      count: run.left,
      plan: run.plan,
      run: run.run,
    };
    if (run.status === 'running') found.push({ ...place, kind: 'runAtWork' });
    if (run.status === 'interrupted') found.push({ ...place, kind: 'runInterrupted' });
  }
  const newest = waiting(world)[0];
  if (newest) {
    const { connection, acting, plan } = newest;
    found.push({ ...base, connection, kind: 'planWaiting', count: acting, plan });
  }
  const last = world.history[0];
  if (last && last.failed > 0) {
    const { connection, failed, run, plan } = last;
    found.push({ ...base, connection, kind: 'runFailed', count: failed, run, plan });
  }
  return found;
}

export function deskCommands(world: World): DeskCommands {
  const downloads = '/home/you/Downloads';
  return {
    desk: () => Promise.resolve(desk(world)),
    home: () =>
      Promise.resolve({
        connections: world.cards.map((c) => {
          if (c.side === 'halo') return c;
          const schedule = cardSchedule(world, c.name);
          return c.customers === null
            ? { ...c, schedule }
            : { ...c, schedule, unmatched: unmatchedIn(world.matched.get(c.name)?.rows ?? []) };
        }),
        attention: attention(world),
        plans: waiting(world),
        runs: world.history.slice(0, 10),
      }),
    practiceOpen: (size) => {
      const asked = {
        ...world.wishes,
        start: 'practiceNew' as const,
        size: size === 'small' ? 12 : 200,
      };
      Object.assign(world, newWorld(world.emit, asked));
      return Promise.resolve(desk(world));
    },
    practiceLeave: () => {
      Object.assign(world, newWorld(world.emit, { ...world.wishes, start: 'empty' }));
      return Promise.resolve(desk(world));
    },
    settings: () => Promise.resolve(world.settings),
    saveSettings: (settings) => {
      world.settings = { ...world.settings, ...settings };
      return Promise.resolve(null);
    },
    about: () =>
      Promise.resolve({
        version: '0.1.0',
        folder: '/home/you/.local/share/halyard',
        system: 'linux x86_64',
      }),
    saveSupportFile: () => Promise.resolve({ name: 'halyard-support.json', folder: downloads }),
    showFile: () => Promise.resolve(null),
    openDataFolder: () => Promise.resolve(null),
    printPage: () => {
      window.print();
      return Promise.resolve(null);
    },
  };
}
