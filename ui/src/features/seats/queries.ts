// What the history of seats asks. From the store, with each visit: a run or a preview may have added to it.
import { queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { SeatsOf } from './of';

export const seatsQuery = (connection: string) =>
  queryOptions({
    queryKey: ['seats', connection],
    queryFn: () => backend.seatList(connection),
    gcTime: 0,
  });

export const seatHistoryQuery = (connection: string, { subscription, licence }: SeatsOf) =>
  queryOptions({
    queryKey: ['seatHistory', connection, subscription ?? '', licence ?? 0],
    queryFn: () =>
      backend.seatHistory(connection, {
        subscription: subscription ?? null,
        licence: licence ?? null,
      }),
    gcTime: 0,
  });
