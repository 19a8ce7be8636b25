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

/** A connection in a sentence: one that bears its vendor's own name is called as the vendor is. */
export function useConnectionNames(): (connection: string) => string {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  const cards = data?.connections ?? [];
  return (connection) => {
    const kind = vendorOf(connection, cards);
    return kind !== null && kind === connection ? t(`vendors.${kind}.name`) : connection;
  };
}
