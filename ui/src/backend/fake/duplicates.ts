// Licences that stand twice in the made-up Halo.
import type { DuplicateLicence } from '@/bindings';
import type { Commands } from '../backend';
import { table } from './matching';
import { newPlan } from './plans';
import type { World } from './world';

type DuplicateCommands = Pick<Commands, 'duplicates' | 'duplicatesPlan' | 'findWritten'>;

const base: DuplicateLicence = {
  id: 101,
  name: 'Microsoft 365 Business Standard',
  count: '15',
  price: null,
  cycle: null,
  starts: '2023-04-01',
  ends: null,
  linked: null,
  keep: false,
  lines: [{ invoice: -12, description: 'Microsoft 365 Business Standard', inactive: false }],
};

const kept: DuplicateLicence = {
  ...base,
  id: 210,
  price: '11.28',
  cycle: 'Monthly',
  starts: '2023-04-22',
  linked: 'giacom',
  keep: true,
  lines: [],
};

export function duplicateCommands(world: World): DuplicateCommands {
  return {
    duplicates: (connection) =>
      Promise.resolve({
        connection,
        linesUnknown: null,
        groups: [
          {
            clientId: 12,
            clientName: 'Café Linnmoor Landscapes Ltd',
            reasons: ['sameName', 'sameCount', 'someLinked'],
            licences: [base, kept],
          },
          {
            clientId: 13,
            clientName: 'Larkgarth & Thornstead Accountants Ltd',
            reasons: ['sameProduct', 'otherCount', 'someLinked'],
            licences: [
              { ...base, id: 103, name: 'Stowback Cloud Backup - Active', count: '11', lines: [] },
              { ...kept, id: 211, name: 'Stowback Cloud Backup', count: '12', price: '2.1' },
            ],
          },
        ],
      }),
    duplicatesPlan: (connection) => Promise.resolve(newPlan(world, connection, null)),
    findWritten: (connection) =>
      Promise.resolve({
        table: table(world, connection),
        matched: 0,
        unclear: [],
      }),
  };
}
