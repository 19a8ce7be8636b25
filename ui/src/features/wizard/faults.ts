// What is wrong with what was typed, field by field, before anything is sent.
import type { AlsoFields } from './also-fields';
import type { HaloFields } from './fields';
import type { GiacomFields } from './giacom-fields';
import type { VendorFields } from './import-fields';

type Need =
  | 'wizard.needAddress'
  | 'wizard.needClientId'
  | 'wizard.needSecret'
  | 'wizard.needKey'
  | 'wizard.needNumber'
  | 'wizard.needName'
  | 'wizard.needCurrency'
  | 'wizard.needPercent'
  | 'wizard.needOnly'
  | 'also.needUsername'
  | 'also.needPassword'
  | 'also.needAccount'
  | 'also.needQuantity';

export type Label =
  | 'wizard.budget'
  | 'wizard.batch'
  | 'wizard.pageSize'
  | 'wizard.guardChanges'
  | 'wizard.guardPercent'
  | 'also.pauseMs';

export interface Fault<F> {
  field: keyof F & string;
  need: Need;
  /** The field's label, for the sentence of a number. */
  label?: Label;
}

const whole = (value: string) => /^\d*$/.test(value.trim());
const named = (value: string) => /^[A-Za-z0-9_-]+$/.test(value.trim());
const empty = (value: string) => value.trim() === '';

export function haloFaults(fields: HaloFields, saved: boolean): Fault<HaloFields>[] {
  const found: Fault<HaloFields>[] = [];
  if (empty(fields.resourceUrl)) found.push({ field: 'resourceUrl', need: 'wizard.needAddress' });
  if (empty(fields.clientId)) found.push({ field: 'clientId', need: 'wizard.needClientId' });
  if (!saved && empty(fields.secret)) found.push({ field: 'secret', need: 'wizard.needSecret' });
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
  if (!saved && empty(fields.secret)) found.push({ field: 'secret', need: 'wizard.needKey' });
  if (!named(fields.name)) found.push({ field: 'name', need: 'wizard.needName' });
  if (!whole(fields.pageSize)) {
    found.push({ field: 'pageSize', need: 'wizard.needNumber', label: 'wizard.pageSize' });
  }
  if (!/^([A-Za-z]{3})?$/.test(fields.currency.trim())) {
    found.push({ field: 'currency', need: 'wizard.needCurrency' });
  }
  return found;
}

/** A number, or the portal's address that has it: as the engine takes it. */
const account = /^\s*(?:[1-9]\d*|.*\/Account\/View\/[1-9]\d*(?:[/?].*)?)?\s*$/;

export function alsoFaults(fields: AlsoFields, saved: boolean): Fault<AlsoFields>[] {
  const found: Fault<AlsoFields>[] = [];
  if (empty(fields.username)) found.push({ field: 'username', need: 'also.needUsername' });
  if (!saved && empty(fields.secret)) found.push({ field: 'secret', need: 'also.needPassword' });
  if (!named(fields.name)) found.push({ field: 'name', need: 'wizard.needName' });
  if (!account.test(fields.account)) found.push({ field: 'account', need: 'also.needAccount' });
  if (!whole(fields.pauseMs)) {
    found.push({ field: 'pauseMs', need: 'wizard.needNumber', label: 'also.pauseMs' });
  }
  if (fields.quantityFields.some((row) => empty(row.service) !== empty(row.field))) {
    found.push({ field: 'quantityFields', need: 'also.needQuantity' });
  }
  return found;
}

export function importFaults(fields: VendorFields): Fault<VendorFields>[] {
  const found: Fault<VendorFields>[] = [];
  if (fields.chosen && fields.only.length === 0) {
    found.push({ field: 'only', need: 'wizard.needOnly' });
  }
  if (!whole(fields.guardChanges)) {
    found.push({ field: 'guardChanges', need: 'wizard.needNumber', label: 'wizard.guardChanges' });
  }
  if (!whole(fields.guardPercent) || Number(fields.guardPercent) > 100) {
    found.push({ field: 'guardPercent', need: 'wizard.needPercent' });
  }
  return found;
}
