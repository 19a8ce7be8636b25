// Answers that the frame and several screens need. Each screen's own are in its queries.ts.
import { queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';

export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => backend.desk() });

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => backend.home() });
