// What the renewals ask. From the store, with each visit: a preview may have read the vendors since.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';

/** How far ahead is looked where nothing else is chosen. */
export const usualDays = 90;

export const renewalsQuery = (days: number) =>
  queryOptions({
    queryKey: ['renewals', days],
    queryFn: () => backend.renewals({ connection: null, days }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
