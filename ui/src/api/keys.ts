// Every cached answer of the shell, by name. Closed: an invalidation that names no query is an error.
export type QueryKey =
  | readonly ['desk']
  | readonly ['home']
  | readonly ['home', 'inbox']
  | readonly ['attentionLimits', connection: string]
  | readonly ['connection', name: string]
  | readonly ['draft', kind: string]
  | readonly ['topLevels', halo: string]
  | readonly ['matching', connection: string]
  | readonly ['clientChoices', connection: string]
  | readonly ['duplicates', connection: string]
  | readonly ['preview', plan: string]
  | readonly ['unchanged', plan: string, customer: string]
  | readonly ['run', plan: string]
  | readonly ['history']
  | readonly ['deletions', run: string]
  | readonly ['receipt', run: string]
  | readonly ['renewals', days: number]
  | readonly ['seats', connection: string]
  | readonly ['seatHistory', connection: string, subscription: string, licence: number]
  | readonly ['runner']
  | readonly ['presence']
  | readonly ['schedules']
  | readonly ['schedule', connection: string]
  | readonly ['scheduleTimes', connection: string, form: string]
  | readonly ['removals', connection: string]
  | readonly ['settings']
  | readonly ['about']
  | readonly ['notifications']
  | readonly ['auditVerdict']
  | readonly ['auditIndex', run: string, kind: string, text: string]
  | readonly ['auditLines', rows: string]
  | readonly ['backups']
  | readonly ['backup', name: string];

/** A key, or its first word for all that begin with it. */
export type KeyPart = QueryKey | readonly [QueryKey[0]];

declare module '@tanstack/react-query' {
  interface Register {
    queryKey: KeyPart;
  }
}
