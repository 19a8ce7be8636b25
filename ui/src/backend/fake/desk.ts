// Home, practice, settings, files: what belongs to no vendor.
import type { DeskView, MatchRow } from '@/bindings';
import type { Commands } from '../backend';
import { inboxOf } from './inbox';
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

export const unmatchedIn = (rows: readonly MatchRow[]) =>
  rows.filter((r) => r.state === 'unmatched').length;

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
        attention: inboxOf(world).rows,
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
