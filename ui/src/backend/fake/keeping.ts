// Backups of the made-up store, and an export of another. `?import=none` closes the dialogue without a file.
import type { BackupLine } from '@/bindings';
import type { Commands } from '../backend';
import { customerName } from './names';
import { refuse } from './refusals';
import type { World } from './world';

type KeepingCommands = Pick<
  Commands,
  | 'backups'
  | 'makeBackup'
  | 'previewBackup'
  | 'restoreBackup'
  | 'saveEverything'
  | 'chooseImport'
  | 'importChosen'
>;

const folder = '/home/you/Downloads';

function line(name: string, at: string, reason: BackupLine['reason']): BackupLine {
  return { name, path: `/data/backups/${name}`, at, reason, bytes: 1_234_567 };
}

const none = { count: 0, names: [] };
const some = (...names: string[]) => ({ count: names.length, names });
const verdict = { intact: true, rows: 4211, hash: '0f', broken: null };
const preview = {
  file: 'halyard-run.db',
  sha256: 'ab',
  audit: verdict,
  diff: {
    parts: [
      {
        part: 'matches' as const,
        here: 12,
        there: 11,
        added: none,
        removed: { count: 1, names: ['Larkgarth & Thornstead'] },
        changed: none,
      },
    ],
  },
};

/** What comes in from the other workstation. */
const incoming = {
  ...preview,
  file: '/home/you/Downloads/halyard-20261120-091200.export',
  sha256: 'cd',
  diff: {
    parts: [
      {
        part: 'connections' as const,
        here: 1,
        there: 2,
        added: some('giacom'),
        removed: none,
        changed: some('halo'),
      },
      {
        part: 'matches' as const,
        here: 0,
        there: 212,
        added: { count: 212, names: Array.from({ length: 20 }, (_, i) => customerName(i)) },
        removed: none,
        changed: none,
      },
      {
        part: 'runs' as const,
        here: 0,
        there: 2,
        added: some('R1 (giacom)', 'R2 (giacom)'),
        removed: none,
        changed: none,
      },
      {
        part: 'audit' as const,
        here: 1,
        there: 4211,
        added: { count: 4210, names: [] },
        removed: none,
        changed: none,
      },
    ],
  },
};

export function keepingCommands(world: World): KeepingCommands {
  const lines = [
    line('halyard-run-2.db', '2026-11-20T09:12:00Z', 'run'),
    line('halyard-run-1.db', '2026-11-13T09:02:00Z', 'run'),
    line('halyard-schema2.db', '2026-11-01T08:00:00Z', 'upgrade'),
  ];
  return {
    backups: () => Promise.resolve([...lines]),
    makeBackup: () => {
      const made = line('halyard-made.db', new Date().toISOString(), 'made');
      lines.unshift(made);
      return Promise.resolve(made);
    },
    previewBackup: () => Promise.resolve(preview),
    restoreBackup: () =>
      Promise.resolve({
        preview,
        backup: line('halyard-replaced.db', new Date().toISOString(), 'replaced'),
        secretsMissing: ['giacom'],
      }),
    chooseImport: () => {
      if (world.practice) refuse('HELD');
      const closed = new URLSearchParams(window.location.search).get('import') === 'none';
      return Promise.resolve(closed ? null : incoming);
    },
    importChosen: () =>
      Promise.resolve({
        preview: incoming,
        backup: line('halyard-replaced.db', new Date().toISOString(), 'replaced'),
        secretsMissing: ['halo', 'giacom'],
      }),
    saveEverything: () => Promise.resolve({ name: 'halyard.export', folder }),
  };
}
