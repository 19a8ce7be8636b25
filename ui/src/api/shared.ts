// Answers that the frame and several screens need. Each screen's own are in its queries.ts.
import { queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';

export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => backend.desk() });

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => backend.home() });

/** Who runs what is due. Asks the system, and others look meanwhile: read with each visit. */
export const runnerQuery = queryOptions({
  queryKey: ['runner'],
  queryFn: () => backend.runner(),
  gcTime: 0,
});
