// Money arrives as decimal text and stays text: a float would turn 0.1 + 0.2 into a wrong invoice.
import i18next from 'i18next';
import { formatLocale } from '@/text/text';

const decimalText = /^-?\d+(\.\d+)?$/;

/** Intl formats decimal text exactly, digit by digit, when it is given the text itself. */
function exactly(format: Intl.NumberFormat, amount: string): string {
  return format.format(amount as Intl.StringNumericLiteral);
}

function fractionDigits(amount: string, least: number): number {
  const digits = (amount.split('.')[1] ?? '').replace(/0+$/, '').length;
  return Math.max(least, digits);
}

/** `£1,234.50`; unit prices keep further digits (`£0.0425`); null is "not known", never 0. */
export function money(amount: string | null | undefined, currency: string | null): string {
  if (amount == null || !decimalText.test(amount)) return i18next.t('common.notKnown');
  if (currency === null) return decimal(amount);
  const least = currencyDigits(currency);
  return exactly(
    new Intl.NumberFormat(formatLocale(), {
      style: 'currency',
      currency,
      minimumFractionDigits: least,
      maximumFractionDigits: fractionDigits(amount, least),
    }),
    amount,
  );
}

function currencyDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A decimal as people of the locale write it, with all of its digits, and `least` after the point. */
export function decimal(amount: string | null | undefined, least = 0): string {
  if (amount == null || !decimalText.test(amount)) return i18next.t('common.notKnown');
  return exactly(
    new Intl.NumberFormat(formatLocale(), {
      minimumFractionDigits: least,
      maximumFractionDigits: fractionDigits(amount, least),
    }),
    amount,
  );
}

/** The exact sum of decimal texts; null as soon as one of them is not known. */
export function sum(amounts: (string | null)[]): string | null {
  let scale = 0;
  for (const a of amounts) {
    if (a === null || !decimalText.test(a)) return null;
    scale = Math.max(scale, (a.split('.')[1] ?? '').length);
  }
  const total = amounts.reduce((t, a) => t + scaled(a ?? '0', scale), 0n);
  return unscaled(total, scale);
}

function scaled(amount: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function unscaled(total: bigint, scale: number): string {
  if (scale === 0) return total.toString();
  const sign = total < 0n ? '-' : '';
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
