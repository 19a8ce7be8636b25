// Rows for tests: every state, every kind of proposal, as many as wanted, the same ones every time.
import type { MatchRow } from '@/bindings';

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const names = ['Müller', 'Alder', 'St Brannock', 'Ærø', 'Fennel', 'Quayside', 'Ältere', 'Wren'];
const trades = ['Dental', 'Vets', 'Joinery & Sons', 'Care Homes', 'Foods'];

export function someRows(count: number, seed: number): MatchRow[] {
  const next = random(seed);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const customerName = `${pick(names)} ${pick(trades)} ${i}`;
    const row: MatchRow = {
      customerId: `C-${i}`,
      customerName,
      state: 'unmatched',
      kind: null,
      clientId: null,
      clientName: null,
      why: '',
      proposal: null,
    };
    const client = { clientId: 1000 + i, clientName: `${customerName} Group` };
    const at = Math.floor(next() * 7);
    if (at === 0) return row;
    if (at === 1) {
      return { ...row, proposal: { ...client, kind: 'exact', score: null, why: 'same name' } };
    }
    if (at === 2) {
      return { ...row, proposal: { ...client, kind: 'suggested', score: next(), why: 'alike' } };
    }
    if (at === 3) return { ...row, state: 'create', why: 'wanted' };
    if (at === 4) return { ...row, state: 'excluded', kind: 'excluded', why: 'internal' };
    const state = at === 5 ? 'conflict' : 'matched';
    return { ...row, ...client, state, kind: 'manual', why: 'set by hand' };
  });
}
