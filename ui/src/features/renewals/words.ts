// What is told of renewals, in words. Not known is said, never 0.
import type { TFunction } from 'i18next';
import type { Amount, RenewalLine, RenewalSource, RenewalSum, RenewalTotal } from '@/bindings';
import { age, date, money } from '@/lib/format';
import type { DayCounts } from './lines';

/** `£1,234.00 + €20.00, 3 not known`. */
export function sumWords(t: TFunction, { amounts, unknown }: RenewalSum): string {
  const known = amounts.map((a) => money(a.amount, a.currency)).join(' + ');
  if (known === '') return t('common.notKnown');
  if (unknown === 0) return known;
  return t('renewals.andUnknown', { known, unknown: t('renewals.unknown', { count: unknown }) });
}

export const monthWords = (t: TFunction, total: RenewalTotal) =>
  t('renewals.aMonth', { sum: sumWords(t, total.month) });

export const termWords = (t: TFunction, total: RenewalTotal) =>
  t('renewals.wholeTerms', { sum: sumWords(t, total.term) });

export const amountWords = (amount: Amount | null) =>
  money(amount?.amount, amount?.currency ?? null);

/** `in 12 days`, `today`, `3 days ago`. */
export function leftWords(t: TFunction, { days }: RenewalLine): string {
  if (days === 0) return t('renewals.today');
  return days > 0 ? t('renewals.in', { count: days }) : t('renewals.passed', { count: -days });
}

export function dayWords(t: TFunction, day: string, counts: DayCounts): string {
  const what = [
    counts.renews > 0 && t('renewals.dayRenews', { count: counts.renews }),
    counts.ends > 0 && t('renewals.dayEnds', { count: counts.ends }),
    counts.notTold > 0 && t('renewals.dayNotTold', { count: counts.notTold }),
  ].filter((words) => words !== false);
  const count = counts.renews + counts.ends + counts.notTold;
  return t('renewals.onDay', { count, day: date(day), what: what.join(', ') });
}

export interface Note {
  text: string;
  /** Something is to be done about it. */
  care: boolean;
}

/** What a person should know of a connection's reading. */
export function notesOf(t: TFunction, source: RenewalSource, name: string): Note[] {
  const notes: Note[] = [];
  const add = (text: string, care = false) => notes.push({ text, care });
  if (source.read === null) {
    add(t('renewals.note.unread', { name }), true);
    return notes;
  }
  if (source.old) add(t('renewals.note.old', { name, count: source.ageDays ?? 0 }), true);
  else add(t('renewals.note.read', { name, age: age(source.read) }));
  if (!source.tellsEnds) {
    add(t('renewals.note.noEnds', { name, method: source.method }), true);
  } else if (source.withoutEnd > 0) {
    add(t('renewals.note.withoutEnd', { name, count: source.withoutEnd }));
  }
  if (source.incomplete) add(t('renewals.note.incomplete', { name }), true);
  if (source.rejected > 0) add(t('renewals.note.rejected', { name, count: source.rejected }), true);
  if (source.notInLast > 0) add(t('renewals.note.notInLast', { name, count: source.notInLast }));
  if (source.unreadCustomers > 0) {
    add(t('renewals.note.unmatched', { name, count: source.unreadCustomers }));
  }
  if (source.excludedCustomers > 0) {
    add(t('renewals.note.excluded', { name, count: source.excludedCustomers }));
  }
  if (source.longPast > 0) add(t('renewals.note.longPast', { name, count: source.longPast }));
  return notes;
}
