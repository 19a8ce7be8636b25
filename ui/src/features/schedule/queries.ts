// What schedules ask of the shell, and what they save.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { ScheduleForm, ScheduleScreen } from '@/bindings';

/** Read with each visit: scheduled runs happen outside this window, too. */
export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: () => backend.scheduleLines(),
  gcTime: 0,
});

export const scheduleQuery = (connection: string) =>
  queryOptions({
    queryKey: ['schedule', connection],
    queryFn: () => backend.scheduleScreen(connection),
    gcTime: 0,
  });

/** The next times of what is chosen, saved or not. The former ones stay while these are asked for. */
export const timesQuery = (connection: string, form: ScheduleForm | null) =>
  queryOptions({
    queryKey: ['scheduleTimes', connection, JSON.stringify(form)],
    queryFn: () => (form === null ? [] : backend.scheduleTimes(connection, form)),
    enabled: form !== null,
    placeholderData: keepPreviousData,
  });

/** Saves a schedule; null has the connection run by hand. */
export function useSaveSchedule(connection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: ScheduleForm | null) =>
      form === null ? backend.runByHand(connection) : backend.saveSchedule(connection, form),
    onSuccess: (screen: ScheduleScreen) => {
      client.setQueryData(['schedule', connection], screen);
      for (const queryKey of [['home'], ['schedules'], ['removals', connection]] as const) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
