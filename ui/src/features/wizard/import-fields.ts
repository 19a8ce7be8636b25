// What every vendor's form asks, as it is typed: all text, so that nothing a person types is lost on the way.
import type { ImportForm, MissingPolicy, MoneyPolicy, SourceForm, VendorForm } from '@/bindings';
import { orNull, text, whole } from './fields';

export interface ImportFields {
  into: string;
  topLevel: string;
  missing: MissingPolicy;
  money: MoneyPolicy;
  followNames: boolean;
  followAddresses: boolean;
  /** Only the customers named, which may be none yet: that is a fault, never "all". */
  chosen: boolean;
  only: readonly string[];
  guardChanges: string;
  guardPercent: string;
}

export interface VendorFields extends ImportFields {
  name: string;
  secret: string;
  /** A day, `never`, or nothing where that is not known. */
  secretExpires: string;
}

/** A vendor's form as far as it is filled in. */
export interface Filled {
  name: string;
  secretExpires: string | null;
  import: ImportForm;
  source: SourceForm | null;
}

export function importFields(form: ImportForm, money: MoneyPolicy): ImportFields {
  const only = form.only ?? [];
  return {
    into: text(form.into),
    topLevel: text(form.topLevel),
    missing: form.missing ?? 'flag',
    money: form.money ?? money,
    followNames: form.followNames ?? false,
    followAddresses: form.followAddresses ?? false,
    chosen: only.length > 0,
    only,
    guardChanges: text(form.guardChanges ?? 10),
    guardPercent: text(form.guardPercent ?? 20),
  };
}

export function importForm(fields: ImportFields): ImportForm {
  return {
    into: orNull(fields.into),
    // Empty is a choice of its own here: the usual top level.
    topLevel: fields.topLevel,
    missing: fields.missing,
    money: fields.money,
    followNames: fields.followNames,
    followAddresses: fields.followAddresses,
    only: fields.chosen ? [...fields.only] : [],
    guardChanges: whole(fields.guardChanges),
    guardPercent: whole(fields.guardPercent),
  };
}

/** What is saved, and over it what was begun; forms of another vendor are left out. */
export function filled(
  name: string,
  vendor: SourceForm['vendor'],
  ...forms: readonly (VendorForm | null | undefined)[]
): Filled {
  const own = forms.filter((form) => form?.source.vendor === vendor);
  const source = Object.assign({}, ...own.map((form) => form?.source)) as SourceForm;
  return {
    name,
    secretExpires: own.findLast((form) => form?.secretExpires != null)?.secretExpires ?? null,
    import: Object.assign({}, ...own.map((form) => form?.import)) as ImportForm,
    source: own.length === 0 ? null : source,
  };
}
