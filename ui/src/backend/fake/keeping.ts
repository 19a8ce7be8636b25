// The audit and backups of the made-up store.
import type { BackupLine } from '@/bindings';
import type { Commands } from '../backend';

type KeepingCommands = Pick<
  Commands,
  | 'verifyAudit'
  | 'saveAudit'
  | 'backups'
  | 'makeBackup'
  | 'previewBackup'
  | 'restoreBackup'
  | 'saveEverything'
>;

const folder = '/home/you/Downloads';

function line(name: string, at: string, reason: BackupLine['reason']): BackupLine {
  return { name, path: `/data/backups/${name}`, at, reason, bytes: 1_234_567 };
}

const none = { count: 0, names: [] };
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

export function keepingCommands(): KeepingCommands {
  const lines = [
    line('halyard-run-2.db', '2026-11-20T09:12:00Z', 'run'),
    line('halyard-run-1.db', '2026-11-13T09:02:00Z', 'run'),
    line('halyard-schema2.db', '2026-11-01T08:00:00Z', 'upgrade'),
  ];
  return {
    verifyAudit: () => Promise.resolve(verdict),
    saveAudit: (format) => Promise.resolve({ name: `halyard-audit.${format}`, folder }),
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
    saveEverything: () => Promise.resolve({ name: 'halyard.export', folder }),
  };
}
