// A value of Halo's in words, and Halo's names of fields: the same in previews and receipts.
import i18next from 'i18next';
import type { PreviewField, Shown } from '@/bindings';
import { fields } from '@/text/fields';
import { formatLocale } from '@/text/text';
import { date, decimal } from './format';

/** At least two digits, and every further one: a price per unit may have four. */
function price(text: string): string {
  const digits = (text.split('.')[1] ?? '').replace(/0+$/, '').length;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return i18next.t('common.notKnown');
  return new Intl.NumberFormat(formatLocale(), {
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.max(2, digits),
  }).format(text as Intl.StringNumericLiteral);
}

export function shown(value: Shown): string {
  switch (value.kind) {
    case 'number':
      return decimal(value.text);
    case 'money':
      return price(value.text);
    case 'date':
      return date(value.text);
    case 'flag':
      return i18next.t(value.text === 'true' ? 'fields.yes' : 'fields.no');
    case 'text':
      return value.text === '' ? i18next.t('fields.empty') : value.text;
  }
}

/** The field as people call it; one that is new to us keeps Halo's own name. */
export function fieldName(field: string): string {
  return field in fields ? i18next.t(`fields.${field as keyof typeof fields}`) : field;
}

export function beforeAfter(field: PreviewField): { before: string | null; after: string } {
  return { before: field.before === null ? null : shown(field.before), after: shown(field.after) };
}
