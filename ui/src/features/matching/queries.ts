// The matching table, Halo's clients, and everything that changes them.
import {
  notifyManager,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import type { MatchTable } from '@/bindings';
import { backend } from '@/backend/backend';
import type { Edits } from './staging';

export const matchingQuery = (connection: string) =>
  queryOptions({
    queryKey: ['matching', connection],
    queryFn: () => backend.matching(connection),
  });

export const clientsQuery = (connection: string) =>
  queryOptions({
    queryKey: ['clientChoices', connection],
    queryFn: () => backend.clientChoices(connection),
  });

/** Every command answers with the whole table; what else shows matches is out of date then. */
export function adoptTable(client: QueryClient, table: MatchTable): void {
  client.setQueryData(['matching', table.connection], table);
  void client.invalidateQueries({ queryKey: ['clientChoices', table.connection] });
  void client.invalidateQueries({ queryKey: ['home'] });
}

export function useTableCommand<V>(
  run: (variables: V) => Promise<MatchTable>,
  onDone: (table: MatchTable, variables: V) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (table, variables) => {
      adoptTable(client, table);
      // After the table is shown, which takes its turn: edits that were saved and are gone before it is there
      // would show the rows as they were for a moment, and an empty table where only saved ones are listed.
      return new Promise<void>((shown) => {
        notifyManager.schedule(() => {
          onDone(table, variables);
          shown();
        });
      });
    },
  });
}

export function saveEdits(connection: string, edits: Edits): Promise<MatchTable> {
  return backend.saveMatches(
    connection,
    [...edits.values()].map((edit) => edit.choice),
  );
}
