// What the audit's screen asks: whether it is intact, which rows there are, and what those in view say.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { AuditKind } from '@/bindings';

export const verdictQuery = queryOptions({
  queryKey: ['auditVerdict'],
  queryFn: () => backend.verifyAudit(),
  // Asked with each visit: rows are added all the time.
  gcTime: 0,
});

export interface Wanted {
  run: string | null;
  kind: AuditKind | null;
  text: string;
}

export const indexQuery = ({ run, kind, text }: Wanted) =>
  queryOptions({
    queryKey: ['auditIndex', run ?? '', kind ?? '', text],
    queryFn: () => backend.auditIndex({ run, kind, text: text === '' ? null : text }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });

/** A row never changes; what was read of it stays for a while. */
export const linesQuery = (rows: readonly number[]) =>
  queryOptions({
    queryKey: ['auditLines', rows.join(' ')],
    queryFn: () => backend.auditLines([...rows]),
    gcTime: 60_000,
  });
