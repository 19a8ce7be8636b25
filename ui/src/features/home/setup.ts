// How far the setting up is: six steps, read off what Home knows. The last one may be left at "by hand".
import type { Draft, HomeView } from '@/bindings';

export type SetupStep = 'halo' | 'vendor' | 'match' | 'preview' | 'import' | 'schedule';

export interface Setup {
  done: ReadonlySet<SetupStep>;
  /** The first that is not done; none once something was imported and it is said how it goes on. */
  next: SetupStep | null;
  /** The vendor's connection that matching and previews are about. */
  vendor: string | null;
  unmatched: number | null;
  /** The plan that waits. */
  plan: string | null;
}

const order: readonly SetupStep[] = ['halo', 'vendor', 'match', 'preview', 'import', 'schedule'];

export function setupOf(home: HomeView): Setup {
  const card = home.connections.find((c) => c.side !== 'halo');
  // The newest of the first vendor's; one that was put aside in the inbox waits all the same.
  const waits = home.plans.find((p) => p.connection === card?.name) ?? home.plans[0];
  const plan = waits?.plan ?? null;
  // The newest runs may all have had nothing to do; licences that are linked tell of those before.
  const imported = home.runs.some((r) => r.applied > 0) || (card?.licences ?? 0) > 0;
  // An answer for one of them is an answer: it is not asked again with each further vendor.
  const answered = home.connections.some(
    (c) => c.schedule != null && c.schedule.running !== 'unsaid',
  );
  const begun = home.runs.length > 0 || imported;
  const holds: Record<SetupStep, boolean> = {
    halo: home.connections.some((c) => c.side === 'halo'),
    vendor: card !== undefined,
    // A preview was made with the matches there were: those left are told as what needs a person.
    match: begun || plan !== null || card?.unmatched === 0,
    preview: begun || plan !== null,
    import: imported,
    schedule: answered,
  };
  return {
    done: new Set(order.filter((step) => holds[step])),
    // Once something is imported only the schedule is asked about, whatever else is open again.
    next: imported ? (answered ? null : 'schedule') : (order.find((step) => !holds[step]) ?? null),
    vendor: card?.name ?? null,
    unmatched: card?.unmatched ?? null,
    plan,
  };
}

/** The welcome is for those who have begun nothing. */
export function isFresh(home: HomeView, practice: boolean, draft: Draft | null): boolean {
  return home.connections.length === 0 && !practice && (draft?.step ?? '') === '';
}
