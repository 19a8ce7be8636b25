// The forms as they are typed: all text, so that nothing a person types is lost on the way.
import type { GiacomForm, HaloForm, MissingPolicy } from '@/bindings';

export interface HaloFields {
  name: string;
  resourceUrl: string;
  authUrl: string;
  tenant: string;
  clientId: string;
  secret: string;
  budget: string;
  batch: string;
  pageSize: string;
}

export interface GiacomFields {
  name: string;
  into: string;
  baseUrl: string;
  secret: string;
  apiVersion: string;
  method: string;
  topLevel: string;
  missing: MissingPolicy;
  followNames: boolean;
  guardChanges: string;
  guardPercent: string;
  keyHeader: string;
  pageSize: string;
  statusPath: string;
  totalsPath: string;
  reportPath: string;
  currency: string;
}

const text = (value: number | string | null | undefined): string =>
  value == null ? '' : String(value);

/** Empty, and what is no whole number, leaves what is saved or the default. */
const whole = (value: string): number | null => (/^\d+$/.test(value.trim()) ? Number(value) : null);

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function haloFields(form: HaloForm): HaloFields {
  return {
    name: text(form.name),
    resourceUrl: text(form.resourceUrl),
    authUrl: text(form.authUrl),
    tenant: text(form.tenant),
    clientId: text(form.clientId),
    secret: '',
    budget: text(form.budget ?? 250),
    batch: text(form.batch ?? 50),
    pageSize: text(form.pageSize ?? 1000),
  };
}

export function haloForm(fields: HaloFields): HaloForm {
  return {
    name: fields.name.trim(),
    resourceUrl: fields.resourceUrl,
    authUrl: fields.authUrl,
    tenant: fields.tenant,
    clientId: fields.clientId.trim(),
    budget: whole(fields.budget),
    batch: whole(fields.batch),
    pageSize: whole(fields.pageSize),
  };
}

export function giacomFields(form: GiacomForm): GiacomFields {
  return {
    name: text(form.name),
    into: text(form.into),
    baseUrl: text(form.baseUrl),
    secret: '',
    apiVersion: form.apiVersion ?? 'v1',
    method: form.method ?? 'subscriptions',
    topLevel: text(form.topLevel),
    missing: form.missing ?? 'flag',
    followNames: form.followNames ?? false,
    guardChanges: text(form.guardChanges ?? 10),
    guardPercent: text(form.guardPercent ?? 20),
    keyHeader: text(form.keyHeader),
    pageSize: text(form.pageSize),
    statusPath: text(form.statusPath),
    totalsPath: text(form.totalsPath),
    reportPath: text(form.reportPath),
    currency: text(form.currency),
  };
}

export function giacomForm(fields: GiacomFields): GiacomForm {
  return {
    name: fields.name.trim(),
    into: orNull(fields.into),
    baseUrl: orNull(fields.baseUrl),
    apiVersion: fields.apiVersion,
    method: fields.method,
    // Empty is a choice of its own here: the usual top level.
    topLevel: fields.topLevel,
    missing: fields.missing,
    followNames: fields.followNames,
    guardChanges: whole(fields.guardChanges),
    guardPercent: whole(fields.guardPercent),
    keyHeader: orNull(fields.keyHeader),
    pageSize: whole(fields.pageSize),
    statusPath: orNull(fields.statusPath),
    totalsPath: orNull(fields.totalsPath),
    reportPath: orNull(fields.reportPath),
    currency: orNull(fields.currency)?.toUpperCase() ?? null,
  };
}
