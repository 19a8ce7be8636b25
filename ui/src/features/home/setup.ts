// How far the setting up is: five steps, read off what Home knows.
import type { Draft, HomeView } from '@/bindings';

export type SetupStep = 'halo' | 'vendor' | 'match' | 'preview' | 'import';

export interface Setup {
  done: ReadonlySet<SetupStep>;
  /** The first that is not done; none once something was imported. */
  next: SetupStep | null;
  /** The vendor's connection that matching and previews are about. */
  vendor: string | null;
  unmatched: number | null;
  /** The plan that waits. */
  plan: string | null;
}

const order: readonly SetupStep[] = ['halo', 'vendor', 'match', 'preview', 'import'];

export function setupOf(home: HomeView): Setup {
  const card = home.connections.find((c) => c.side !== 'halo');
  // The newest of the first vendor's; one that was put aside in the inbox waits all the same.
  const waits = home.plans.find((p) => p.connection === card?.name) ?? home.plans[0];
  const plan = waits?.plan ?? null;
  const imported = home.runs.some((r) => r.applied > 0);
  const begun = home.runs.length > 0;
  const holds: Record<SetupStep, boolean> = {
    halo: home.connections.some((c) => c.side === 'halo'),
    vendor: card !== undefined,
    // A preview was made with the matches there were: those left are told as what needs a person.
    match: begun || plan !== null || card?.unmatched === 0,
    preview: begun || plan !== null,
    import: imported,
  };
  return {
    done: new Set(order.filter((step) => holds[step])),
    next: imported ? null : (order.find((step) => !holds[step]) ?? null),
    vendor: card?.name ?? null,
    unmatched: card?.unmatched ?? null,
    plan,
  };
}

/** The welcome is for those who have begun nothing. */
export function isFresh(home: HomeView, practice: boolean, draft: Draft | null): boolean {
  return home.connections.length === 0 && !practice && (draft?.step ?? '') === '';
}
