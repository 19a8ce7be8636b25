// Which licences are to go. One of each group always stays.
import type { DuplicateGroup } from '@/bindings';

/** Whether this one may still be ticked. */
export function mayGo(group: DuplicateGroup, id: number, ticked: ReadonlySet<number>): boolean {
  return ticked.has(id) || group.licences.some((l) => l.id !== id && !ticked.has(l.id));
}

export function turned(ticked: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(ticked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What was ticked and is still there to be ticked, after another reading. */
export function standing(
  groups: readonly DuplicateGroup[],
  ticked: ReadonlySet<number>,
): ReadonlySet<number> {
  const there = new Set(groups.flatMap((g) => g.licences.map((l) => l.id)));
  return new Set([...ticked].filter((id) => there.has(id)));
}
