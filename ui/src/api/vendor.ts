// What the vendor of a connection is called, for sentences that are about any of them.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { vendorOf } from '@/lib/vendors';
import { homeQuery } from './shared';

/** `Giacom`, `ALSO`; "the vendor" until it is known. */
export function useVendorName(connection: string): string {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  const kind = vendorOf(connection, data?.connections ?? []);
  return kind === null ? t('vendors.any') : t(`vendors.${kind}.name`);
}
