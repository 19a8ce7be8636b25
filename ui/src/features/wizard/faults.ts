// What is wrong with what was typed, field by field, before anything is sent.
import type { GiacomFields, HaloFields } from './fields';

type Need =
  | 'wizard.needAddress'
  | 'wizard.needClientId'
  | 'wizard.needSecret'
  | 'wizard.needKey'
  | 'wizard.needNumber'
  | 'wizard.needName'
  | 'wizard.needCurrency'
  | 'wizard.needPercent';

export type Label =
  | 'wizard.budget'
  | 'wizard.batch'
  | 'wizard.pageSize'
  | 'wizard.guardChanges'
  | 'wizard.guardPercent';

export interface Fault<F> {
  field: keyof F & string;
  need: Need;
  /** The field's label, for the sentence of a number. */
  label?: Label;
}

const whole = (value: string) => /^\d*$/.test(value.trim());
const named = (value: string) => /^[A-Za-z0-9_-]+$/.test(value.trim());

export function haloFaults(fields: HaloFields, saved: boolean): Fault<HaloFields>[] {
  const found: Fault<HaloFields>[] = [];
  if (fields.resourceUrl.trim() === '') {
    found.push({ field: 'resourceUrl', need: 'wizard.needAddress' });
  }
  if (fields.clientId.trim() === '') found.push({ field: 'clientId', need: 'wizard.needClientId' });
  if (!saved && fields.secret.trim() === '') {
    found.push({ field: 'secret', need: 'wizard.needSecret' });
  }
  if (!named(fields.name)) found.push({ field: 'name', need: 'wizard.needName' });
  for (const field of ['budget', 'batch', 'pageSize'] as const) {
    if (!whole(fields[field])) {
      found.push({ field, need: 'wizard.needNumber', label: `wizard.${field}` });
    }
  }
  return found;
}

export function keyFaults(fields: GiacomFields, saved: boolean): Fault<GiacomFields>[] {
  const found: Fault<GiacomFields>[] = [];
  if (!saved && fields.secret.trim() === '') {
    found.push({ field: 'secret', need: 'wizard.needKey' });
  }
  if (!named(fields.name)) found.push({ field: 'name', need: 'wizard.needName' });
  if (!whole(fields.pageSize)) {
    found.push({ field: 'pageSize', need: 'wizard.needNumber', label: 'wizard.pageSize' });
  }
  if (!/^([A-Za-z]{3})?$/.test(fields.currency.trim())) {
    found.push({ field: 'currency', need: 'wizard.needCurrency' });
  }
  return found;
}

export function importFaults(fields: GiacomFields): Fault<GiacomFields>[] {
  const found: Fault<GiacomFields>[] = [];
  if (!whole(fields.guardChanges)) {
    found.push({ field: 'guardChanges', need: 'wizard.needNumber', label: 'wizard.guardChanges' });
  }
  if (!whole(fields.guardPercent) || Number(fields.guardPercent) > 100) {
    found.push({ field: 'guardPercent', need: 'wizard.needPercent' });
  }
  return found;
}
