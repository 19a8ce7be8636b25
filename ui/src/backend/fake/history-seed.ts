// Runs of the past months.
import type { HistoryLine, RunStatus } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import { at } from './names';

const statuses: RunStatus[] = ['done', 'partly', 'done', 'undone', 'done', 'failed', 'interrupted'];

export function history(vendors: readonly VendorKind[]): HistoryLine[] {
  return [7, 6, 5, 4, 3, 2, 1].map((n, i): HistoryLine => {
    const started = Date.now() - (i * 30 + 1) * 86_400_000;
    const status = at(statuses, i);
    const failed = status === 'partly' ? 2 : status === 'failed' ? 9 : 0;
    return {
      run: `R${n}`,
      plan: `P${n + 1}`,
      connection: at(vendors, n + 1),
      status,
      undoes: n === 3 ? 'R4' : null,
      started: new Date(started).toISOString(),
      ended: status === 'interrupted' ? null : new Date(started + 95_000).toISOString(),
      applied: status === 'failed' ? 0 : 31 - i * 2,
      failed,
      needsYou: 1,
      skipped: status === 'interrupted' ? 14 : 3,
      who: at(['j.okafor', 'm.hale', 'scheduler'], i),
    };
  });
}
