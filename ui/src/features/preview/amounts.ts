// What changes mean in purchase cost per month: exact sums of decimal text, never across currencies.
import i18next from 'i18next';
import type { Amount, MoneyEffect, PreviewChange } from '@/bindings';
import { decimal, money, sum } from '@/lib/money';
import { acts } from './change';

/** Only what writes licences costs anything; what is not known is counted, never taken for 0. */
export function effectOf(changes: readonly PreviewChange[]): MoneyEffect {
  const known = new Map<string | null, string[]>();
  let unknown = 0;
  for (const change of changes) {
    if (change.entity !== 'licence' || !acts(change)) continue;
    if (change.monthly === null) {
      unknown += 1;
      continue;
    }
    const { amount, currency } = change.monthly;
    const those = known.get(currency);
    if (those) those.push(amount);
    else known.set(currency, [amount]);
  }
  const monthly = [...known]
    .map(([currency, amounts]): Amount => ({ amount: sum(amounts) ?? '0', currency }))
    .sort((a, b) => (a.currency ?? '').localeCompare(b.currency ?? ''));
  return { monthly, unknown };
}

/** `+£12.40`, `−£3.00`, `£0.00`: the sign is always said, for a bill goes both ways. */
export function signed({ amount, currency }: Amount): string {
  const bare = amount.replace(/^-/, '');
  const words = currency === null ? decimal(bare, 2) : money(bare, currency);
  if (/^[0.]*$/.test(bare)) return words;
  return (amount.startsWith('-') ? '−' : '+') + words;
}

/** In words, one for each currency and one for what is not known. */
export function effectWords({ monthly, unknown }: MoneyEffect): string[] {
  const said = monthly.map((amount): string => {
    const told = { amount: signed(amount) };
    return amount.currency === null
      ? i18next.t('preview.moneyHalo', told)
      : i18next.t('preview.moneyMonth', told);
  });
  if (unknown > 0) said.push(i18next.t('preview.moneyUnknown', { count: unknown }));
  return said;
}
