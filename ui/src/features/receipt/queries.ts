// What the receipt asks and orders.
import { queryOptions, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { backend } from '@/backend/backend';
import type { PaperFormat, SavedFile } from '@/bindings';

export const receiptQuery = (run: string) =>
  queryOptions({ queryKey: ['receipt', run], queryFn: () => backend.receipt(run) });

export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: () => backend.history(),
});

/** A plan made from a run is looked at before anything else happens. */
export function usePlanFrom(make: (run: string) => Promise<string>) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: make,
    onSuccess: (plan) => navigate({ to: '/plans/$plan', params: { plan } }),
  });
}

export const retryFailed = (run: string) => backend.retryFailed(run);
export const undoRun = (run: string) => backend.undoRun(run, [], null);

export function useResume() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (plan: string) => backend.resume(plan),
    onSuccess: (_, plan) => navigate({ to: '/runs/$plan', params: { plan } }),
  });
}

export function useSave(run: string, onSuccess: (file: SavedFile) => void) {
  return useMutation({
    mutationFn: (format: PaperFormat) => backend.saveReceipt(run, format),
    onSuccess,
  });
}

export function useShowFile() {
  return useMutation({ mutationFn: (file: SavedFile) => backend.showFile(file) });
}

export const printPage = () => backend.printPage();
