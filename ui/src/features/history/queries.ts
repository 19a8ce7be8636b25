// What the history asks.
import { queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';

export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: () => backend.history(),
});
