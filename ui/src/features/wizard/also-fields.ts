// ALSO's form as it is typed.
import type { AlsoForm, VendorForm } from '@/bindings';
import { orNull, text, whole } from './fields';
import { importFields, importForm, type Filled, type VendorFields } from './import-fields';

export const usualPath = '/SimpleAPI/SimpleAPIService.svc/rest';

/** Where a marketplace is as a rule; the engine knows the same. */
export const usualUrl = (marketplace: string) =>
  marketplace === 'dandh' ? 'https://cp.dandhcloudsolutions.com' : 'https://cloud.also.com';

export interface CountField {
  service: string;
  field: string;
}

export interface AlsoFields extends VendorFields {
  marketplace: string;
  marketplaceUrl: string;
  username: string;
  account: string;
  pathPrefix: string;
  pauseMs: string;
  descend: boolean;
  reuseReadings: boolean;
  quantityFields: readonly CountField[];
}

export function alsoFields({
  name,
  secretExpires,
  import: choices,
  source: any,
}: Filled): AlsoFields {
  const source = any?.vendor === 'also' ? any : null;
  return {
    ...importFields(choices, 'untouched'),
    name,
    secret: '',
    secretExpires: text(secretExpires),
    marketplace: source?.marketplace ?? 'also',
    marketplaceUrl: text(source?.marketplaceUrl),
    username: text(source?.username),
    account: text(source?.account),
    pathPrefix: text(source?.pathPrefix),
    pauseMs: text(source?.pauseMs ?? 500),
    descend: source?.descend ?? false,
    reuseReadings: source?.reuseReadings ?? false,
    quantityFields: (source?.quantityFields ?? []).map(({ service, field }) => ({
      service: text(service),
      field: text(field),
    })),
  };
}

/** Its own part: also what an address is looked at with. */
export function alsoSource(fields: AlsoFields): AlsoForm {
  const named = fields.quantityFields.filter((row) => row.service.trim() !== '');
  return {
    marketplace: fields.marketplace,
    // Left empty they are the usual ones, also where others are saved.
    marketplaceUrl: orNull(fields.marketplaceUrl) ?? usualUrl(fields.marketplace),
    username: fields.username.trim(),
    // Empty is a choice of its own here: what ALSO says.
    account: fields.account.trim(),
    pathPrefix: orNull(fields.pathPrefix) ?? usualPath,
    pauseMs: whole(fields.pauseMs),
    descend: fields.descend,
    reuseReadings: fields.reuseReadings,
    quantityFields: named.map((row) => ({ service: row.service.trim(), field: row.field.trim() })),
  };
}

export function alsoForm(fields: AlsoFields): VendorForm {
  return {
    name: fields.name.trim(),
    secretExpires: fields.secretExpires,
    import: importForm(fields),
    source: { vendor: 'also', ...alsoSource(fields) },
  };
}
