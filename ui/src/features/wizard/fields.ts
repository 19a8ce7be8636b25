// Halo's form as it is typed: all text, so that nothing a person types is lost on the way.
import type { HaloForm } from '@/bindings';

export interface HaloFields {
  name: string;
  resourceUrl: string;
  authUrl: string;
  tenant: string;
  clientId: string;
  secret: string;
  /** A day, `never`, or nothing where that is not known. */
  secretExpires: string;
  budget: string;
  batch: string;
  pageSize: string;
}

export const text = (value: number | string | null | undefined): string =>
  value == null ? '' : String(value);

/** Empty, and what is no whole number, leaves what is saved or the default. */
export const whole = (value: string): number | null =>
  /^\d+$/.test(value.trim()) ? Number(value) : null;

export const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function haloFields(form: HaloForm): HaloFields {
  return {
    name: text(form.name),
    resourceUrl: text(form.resourceUrl),
    authUrl: text(form.authUrl),
    tenant: text(form.tenant),
    clientId: text(form.clientId),
    secret: '',
    secretExpires: text(form.secretExpires),
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
    secretExpires: fields.secretExpires,
  };
}
