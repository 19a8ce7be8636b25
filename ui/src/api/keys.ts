// Every cached answer of the shell, by name. Closed: an invalidation that names no query is an error.
export type QueryKey =
  | readonly ['connections']
  | readonly ['matches', connection: string]
  | readonly ['plans']
  | readonly ['plan', plan: string]
  | readonly ['runs']
  | readonly ['run', plan: string]
  | readonly ['receipt', run: string]
  | readonly ['settings'];

declare module '@tanstack/react-query' {
  interface Register {
    queryKey: QueryKey;
  }
}

/** Any leading part of a key: all matches, or those of one connection. */
export type KeyPart = QueryKey | readonly [QueryKey[0]];
