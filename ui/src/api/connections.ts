// The connections, as the rail and several screens need them.
import { queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => backend.connections(),
});
