// Giacom's form as it is typed.
import type { VendorForm } from '@/bindings';
import { orNull, text, whole } from './fields';
import { importFields, importForm, type Filled, type VendorFields } from './import-fields';

export interface GiacomFields extends VendorFields {
  baseUrl: string;
  apiVersion: string;
  method: string;
  keyHeader: string;
  pageSize: string;
  statusPath: string;
  totalsPath: string;
  reportPath: string;
  currency: string;
}

export function giacomFields({
  name,
  secretExpires,
  import: choices,
  source: any,
}: Filled): GiacomFields {
  const source = any?.vendor === 'giacom' ? any : null;
  return {
    ...importFields(choices, 'cost'),
    name,
    secret: '',
    secretExpires: text(secretExpires),
    baseUrl: text(source?.baseUrl),
    apiVersion: source?.apiVersion ?? 'v1',
    method: source?.method ?? 'subscriptions',
    keyHeader: text(source?.keyHeader),
    pageSize: text(source?.pageSize),
    statusPath: text(source?.statusPath),
    totalsPath: text(source?.totalsPath),
    reportPath: text(source?.reportPath),
    currency: text(source?.currency),
  };
}

export function giacomForm(fields: GiacomFields): VendorForm {
  return {
    name: fields.name.trim(),
    secretExpires: fields.secretExpires,
    import: importForm(fields),
    source: {
      vendor: 'giacom',
      baseUrl: orNull(fields.baseUrl),
      apiVersion: fields.apiVersion,
      method: fields.method,
      keyHeader: orNull(fields.keyHeader),
      pageSize: whole(fields.pageSize),
      statusPath: orNull(fields.statusPath),
      totalsPath: orNull(fields.totalsPath),
      reportPath: orNull(fields.reportPath),
      currency: orNull(fields.currency)?.toUpperCase() ?? null,
    },
  };
}
