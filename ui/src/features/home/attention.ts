// Each thing that needs a person: its sign, its sentence, and where to do something about it.
import type { Attention, AttentionKind } from '@/bindings';
import type { State } from '@/components/ui/tones';

interface Told {
  state: State;
  word:
    | 'home.signDo'
    | 'home.signRun'
    | 'home.signStopped'
    | 'home.signFailed'
    | 'home.signWaits'
    | 'home.signSecret';
  sentence: `home.${AttentionKind}`;
}

export const told: Record<AttentionKind, Told> = {
  noHalo: { state: 'warn', word: 'home.signDo', sentence: 'home.noHalo' },
  noVendor: { state: 'warn', word: 'home.signDo', sentence: 'home.noVendor' },
  secretMissing: { state: 'warn', word: 'home.signSecret', sentence: 'home.secretMissing' },
  checkFailed: { state: 'fail', word: 'home.signFailed', sentence: 'home.checkFailed' },
  neverMatched: { state: 'unmatched', word: 'home.signDo', sentence: 'home.neverMatched' },
  unmatched: { state: 'unmatched', word: 'home.signDo', sentence: 'home.unmatched' },
  planWaiting: { state: 'waiting', word: 'home.signWaits', sentence: 'home.planWaiting' },
  runAtWork: { state: 'running', word: 'home.signRun', sentence: 'home.runAtWork' },
  runInterrupted: {
    state: 'interrupted',
    word: 'home.signStopped',
    sentence: 'home.runInterrupted',
  },
  runFailed: { state: 'failed', word: 'home.signFailed', sentence: 'home.runFailed' },
};

/** While the setting up is shown, its next step says these already. */
const ofSetup: readonly AttentionKind[] = [
  'noHalo', 'noVendor', 'neverMatched', 'unmatched', 'planWaiting',
]; // prettier-ignore

export function attentionShown(all: readonly Attention[], setting: boolean): Attention[] {
  return setting ? all.filter((a) => !ofSetup.includes(a.kind)) : [...all];
}
