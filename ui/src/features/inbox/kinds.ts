// The sign of each kind; its word is in the texts.
import type { AttentionLine, Kind, Urgency } from '@/bindings';
import type { State, Tone } from '@/components/ui/tones';

export const signOf: Record<Kind, State> = {
  noHalo: 'warn',
  noVendor: 'warn',
  runInterrupted: 'interrupted',
  fateUnknown: 'failed',
  runFailed: 'failed',
  runAtWork: 'running',
  secretMissing: 'warn',
  credentialsRefused: 'fail',
  permissionLost: 'blocked',
  checkFailed: 'fail',
  scheduleFailed: 'failed',
  secretExpiring: 'warn',
  guardStopped: 'blocked',
  changesHeld: 'waiting',
  planWaiting: 'waiting',
  neverMatched: 'unmatched',
  unmatched: 'unmatched',
  clientGone: 'fail',
  clientInactive: 'warn',
  licenceGone: 'fail',
  silent: 'warn',
  priceJump: 'update',
  seatsJump: 'update',
  renamed: 'update',
};

export const toneOf: Record<Urgency, Tone> = { now: 'bad', soon: 'care', look: 'idle' };

/** While the setting up is shown, its next step says these already. */
const ofSetup: readonly Kind[] = ['noHalo', 'noVendor', 'neverMatched', 'unmatched', 'planWaiting'];

export function attentionShown(all: readonly AttentionLine[], setting: boolean): AttentionLine[] {
  return setting ? all.filter((a) => !ofSetup.includes(a.kind)) : [...all];
}

/** What it is about, for those who hear one button among many. */
export const subjectOf = (line: AttentionLine): string =>
  line.subjects[0] ?? (line.connection === '' ? line.cause : line.connection);
