// What the wizard asks, and what it saves.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backend } from '@/backend/backend';
import type { Connected, Draft, HaloForm, VendorForm, Side } from '@/bindings';
import { outdateAll } from '@/api/events';
import type { VendorKind } from '@/lib/vendors';

export const formQuery = (name: string) =>
  queryOptions({
    queryKey: ['connection', name],
    queryFn: () => backend.connectionForm(name),
    // It is typed over: what is loaded must be what is saved now.
    staleTime: 0,
    gcTime: 0,
  });

export const draftQuery = (kind: Side) =>
  queryOptions({ queryKey: ['draft', kind], queryFn: () => backend.draft(kind) });

export const topLevelsQuery = (halo: string) =>
  queryOptions({ queryKey: ['topLevels', halo], queryFn: () => backend.topLevels(halo) });

/** Keeps how far a person came. What cannot be kept must not stop anyone: it is still in the window. */
export function useKeepDraft() {
  const client = useQueryClient();
  return async (kind: Side, draft: Draft | null) => {
    client.setQueryData(['draft', kind], draft);
    await backend.keepDraft(kind, draft).catch(() => undefined);
  };
}

type Save =
  | { kind: 'halo'; form: HaloForm; secret: string | null }
  | { kind: VendorKind; form: VendorForm; secret: string | null };

export function useSave(onSaved: (saved: Connected) => void) {
  const client = useQueryClient();
  const keep = useKeepDraft();
  return useMutation({
    mutationFn: (save: Save) =>
      save.kind === 'halo'
        ? backend.saveHalo(save.form, save.secret)
        : backend.saveVendor(save.form, save.secret),
    onSuccess: async (saved, { kind }) => {
      await keep(kind, null);
      // The tests just seen were of what was typed; this remembers them for what is saved.
      void backend
        .check(saved.connection)
        .catch(() => undefined)
        .then(() => client.invalidateQueries({ queryKey: ['home'] }));
      outdateAll(client);
      onSaved(saved);
    },
  });
}

export function useForget(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.forgetSecret(name),
    onSuccess: () => {
      for (const queryKey of [['connection', name], ['home']] as const) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
