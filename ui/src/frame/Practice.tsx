// Shows the practice bar while the practice company is open, and leaves it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { outdateAll } from '@/api/events';
import { deskQuery } from '@/api/shared';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PracticeBar } from './PracticeBar';

export function Practice() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(deskQuery);
  const leave = useMutation({
    mutationFn: () => backend.practiceLeave(),
    onSuccess: async () => {
      await navigate({ to: '/' });
      outdateAll(client);
    },
  });
  if (data?.practice !== true) return null;
  return (
    <>
      <PracticeBar busy={leave.isPending} onLeave={() => leave.mutate()} />
      {leave.isError && <ErrorNotice failure={asFailure(leave.error)} />}
    </>
  );
}
