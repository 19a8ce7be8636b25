// Shows the practice bar while the practice company is open, and leaves it.
import { useQuery } from '@tanstack/react-query';
import { deskQuery } from '@/api/shared';
import { useLeavePractice } from '@/features/settings/leave';
import { PracticeBar } from './PracticeBar';

export function Practice() {
  const { data } = useQuery(deskQuery);
  const { ask, busy, dialog } = useLeavePractice();
  if (data?.practice !== true) return null;
  return (
    <>
      <PracticeBar busy={busy} onLeave={ask} />
      {dialog}
    </>
  );
}
