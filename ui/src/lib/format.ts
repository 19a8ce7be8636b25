// The one place where dates, times, ages, counts and lengths of time become words.
import i18next from 'i18next';
import { formatLocale } from '@/text/text';

export { decimal, money, sum } from './money';

const day = 86_400_000;

function parsed(moment: string | Date | null | undefined): Date | null {
  if (moment == null) return null;
  const date = moment instanceof Date ? moment : new Date(moment);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `21 Nov 2026`. A bare date (`2026-11-21`) is that day everywhere, whatever the time zone. */
export function date(moment: string | Date | null | undefined): string {
  const at = parsed(moment);
  if (at === null) return i18next.t('common.notKnown');
  const bare = typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
  return new Intl.DateTimeFormat(formatLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(bare ? { timeZone: 'UTC' } : {}),
  }).format(at);
}

/** `21 Nov 2026, 14:05`. */
export function dateTime(moment: string | Date | null | undefined): string {
  const at = parsed(moment);
  if (at === null) return i18next.t('common.notKnown');
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
  return new Intl.DateTimeFormat(formatLocale(), options).format(at);
}

/** `14:05`. */
export function time(moment: string | Date | null | undefined): string {
  const at = parsed(moment);
  if (at === null) return i18next.t('common.notKnown');
  return new Intl.DateTimeFormat(formatLocale(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `December 2026`, from `2026-12`. */
export function month(key: string): string {
  const at = parsed(`${key}-01`);
  if (at === null) return i18next.t('common.notKnown');
  const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(formatLocale(), options).format(at);
}

/** The days of the week from Monday on: `Monday`, or `M` where it must be short. */
export function weekdays(weekday: 'long' | 'narrow'): string[] {
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, i) => format.format(new Date(Date.UTC(2024, 0, 1 + i))));
}

/** `12 minutes ago`; older than a month becomes a date. */
export function age(moment: string | Date | null | undefined, now: Date = new Date()): string {
  const at = parsed(moment);
  if (at === null) return i18next.t('time.never');
  const past = Math.max(0, now.getTime() - at.getTime());
  if (past < 60_000) return i18next.t('time.justNow');
  if (past < 3_600_000) return i18next.t('time.minutesAgo', { count: Math.floor(past / 60_000) });
  if (past < day) return i18next.t('time.hoursAgo', { count: Math.floor(past / 3_600_000) });
  if (past < 31 * day) return i18next.t('time.daysAgo', { count: Math.floor(past / day) });
  return date(at);
}

/** `in 5 hours`; what is past is due "now". */
export function ahead(moment: string | Date | null | undefined, now: Date = new Date()): string {
  const at = parsed(moment);
  if (at === null) return i18next.t('common.notKnown');
  const left = at.getTime() - now.getTime();
  if (left <= 0) return i18next.t('time.now');
  if (left < 3_600_000) {
    return i18next.t('time.inMinutes', { count: Math.max(1, Math.round(left / 60_000)) });
  }
  if (left < 2 * day) return i18next.t('time.inHours', { count: Math.round(left / 3_600_000) });
  return i18next.t('time.inDays', { count: Math.round(left / day) });
}

/** Making a format takes longer than using it a hundred times. */
const wholes = new Map<string, Intl.NumberFormat>();

function whole(locale: string): Intl.NumberFormat {
  const known = wholes.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  wholes.set(locale, known);
  return known;
}

/** Whole numbers with the locale's grouping; null is "not known". */
export function count(n: number | null | undefined): string {
  if (n == null) return i18next.t('common.notKnown');
  return whole(formatLocale()).format(n);
}

/** `1:42`, for waiting. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A range rather than a false exactness: `2 to 4 minutes`. */
export function duration(lowSeconds: number, highSeconds: number = lowSeconds): string {
  const low = Math.max(1, Math.round(lowSeconds / 60));
  const high = Math.ceil(highSeconds / 60);
  if (highSeconds < 60) return i18next.t('time.underAMinute');
  if (high <= low) return i18next.t('time.aboutMinutes', { count: low });
  return i18next.t('time.minuteRange', { low, high });
}
