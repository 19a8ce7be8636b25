// What the duplicates screen asks.
import { queryOptions, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { backend } from '@/backend/backend';

/** Read from Halo with each visit: what was mended there meanwhile must not be shown. */
export const duplicatesQuery = (connection: string) =>
  queryOptions({
    queryKey: ['duplicates', connection],
    queryFn: () => backend.duplicates(connection),
    gcTime: 0,
  });

/** Makes the plan and opens its preview. */
export function usePlan(connection: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (licences: number[]) => backend.duplicatesPlan(connection, licences),
    onSuccess: (plan) => navigate({ to: '/plans/$plan', params: { plan } }),
  });
}
