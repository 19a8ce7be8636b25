// What renewals come to in purchase cost. Never adds two currencies; what is not known is counted.
import type { Amount, RenewalLine, RenewalSum, RenewalTotal } from '@/bindings';
import { sum } from '@/lib/format';

function added(amounts: readonly (Amount | null)[]): RenewalSum {
  const known = new Map<string | null, string[]>();
  for (const amount of amounts) {
    if (amount === null) continue;
    const same = known.get(amount.currency);
    if (same) same.push(amount.amount);
    else known.set(amount.currency, [amount.amount]);
  }
  const sums = [...known].map(([currency, all]) => ({ currency, amount: sum(all) ?? '0' }));
  sums.sort((a, b) => (a.currency ?? '').localeCompare(b.currency ?? ''));
  return { amounts: sums, unknown: amounts.filter((amount) => amount === null).length };
}

export function totalOf(lines: readonly RenewalLine[]): RenewalTotal {
  return {
    renewals: lines.length,
    month: added(lines.map((line) => line.cost.month)),
    term: added(lines.map((line) => line.cost.term)),
  };
}
