// How the changes of a past run ended: all outcomes, several repairs, as many as the plan has.
import type { HistoryLine, Outcome, PreviewChange, ReceiptChange, Told } from '@/bindings';
import { acts } from './figures';
import { refusal } from './refusals';
import type { PlanKept } from './world';

const stale = (change: PreviewChange): Told => ({
  code: 'STALE',
  what: 'It was not written: Halo is no longer what the plan saw.',
  why: `The quantity of licence ${change.record ?? 0} was changed to 14 in Halo.`,
  fix: 'Make a new plan; it starts from what Halo holds now.',
});

const refused = (change: PreviewChange): Told => ({
  code: 'HALO-400-RECORD',
  what: `Halo refused to write ${change.name} (400).`,
  why: 'It said: the billing cycle is not one of the lookup values.',
  fix: 'Correct in Halo or at the vendor what it names, then plan again.',
});

const fate = (): Told => ({
  code: 'FATE-UNKNOWN',
  what: 'Whether it was written cannot be told.',
  why: 'The connection broke before the answer came, and two licences fit.',
  fix: 'Look at the client’s licences in Halo, correct them, and make a new plan.',
});

type Ended = [Outcome, Told | null];

function ended(line: HistoryLine, change: PreviewChange, n: number): Ended {
  if (change.action === 'blocked') return ['needsYou', null];
  if (!acts(change)) return ['leftAlone', null];
  if (line.status === 'failed') return ['failed', refusal('HALO-403')];
  if (line.status === 'partly') {
    if (n % 11 === 4) return ['stale', stale(change)];
    if (n % 7 === 2) return ['failed', n % 2 === 0 ? refusal('HALO-403') : refused(change)];
    if (n % 23 === 9) return ['needsYou', fate()];
  }
  const stopped = line.status === 'interrupted' || line.status === 'cancelled';
  return [stopped && n >= 6 ? 'waiting' : 'applied', null];
}

export function changesOf(line: HistoryLine, { preview }: PlanKept): ReceiptChange[] {
  let n = -1;
  return preview.customers.flatMap((customer) =>
    customer.changes.map((change): ReceiptChange => {
      if (acts(change)) n += 1;
      const [outcome, error] = ended(line, change, n);
      const { customerId, customerName } = customer;
      return { customer: customerName, customerId, change, outcome, error };
    }),
  );
}

export function whyEnded({ status }: HistoryLine): Told | null {
  if (status === 'interrupted') return refusal('NET-LOST');
  if (status === 'failed') return refusal('HALO-403');
  return status === 'cancelled' ? refusal('INTERRUPTED') : null;
}

/** `?runs=200` asks for a longer past. */
export function longPast(lines: readonly HistoryLine[]): HistoryLine[] {
  const wanted = Number(new URLSearchParams(window.location.search).get('runs') ?? 0);
  const oldest = lines.at(-1);
  if (oldest === undefined || wanted <= lines.length) return [...lines];
  return Array.from({ length: wanted }, (_, i): HistoryLine => {
    const line = lines[i % lines.length] ?? oldest;
    const at = Date.now() - (i * 9 + 1) * 3_600_000;
    return {
      ...line,
      run: `R${wanted - i}`,
      undoes: line.undoes === null ? null : `R${wanted - i - 1}`,
      connection: i % 4 === 3 ? 'giacom-north' : line.connection,
      started: new Date(at).toISOString(),
      ended: line.ended === null ? null : new Date(at + (i % 90) * 7000).toISOString(),
    };
  });
}
