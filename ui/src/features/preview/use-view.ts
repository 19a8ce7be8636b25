// How a person looks at the plan: what is filtered, open, expanded.
import { useDeferredValue, useMemo, useState } from 'react';
import type { Action, Preview } from '@/bindings';
import { laid, sectionGroup } from './lines';
import { useUnchanged } from './queries';

function flipped<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

export function useView(preview: Preview, open: ReadonlyMap<string, unknown>) {
  const [action, setAction] = useState<Action | null>(null);
  const [search, setSearch] = useState('');
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [customersOpen, setOpen] = useState(true);
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set());
  const [showAll, setShowAll] = useState(false);
  // Typing stays quick where thousands of lines follow it.
  const sought = useDeferredValue(search);
  const asked = useMemo(
    () =>
      [...turned].flatMap((id) =>
        id.startsWith('unchanged:') ? [id.slice('unchanged:'.length)] : [],
      ),
    [turned],
  );
  const unchanged = useUnchanged(preview.plan, asked);
  const { lines, found } = useMemo(
    () =>
      laid({
        customers: preview.customers,
        unmatched: new Set(open.keys()),
        quiet: preview.quiet,
        filter: { action, search: sought },
        turned,
        customersOpen,
        expanded,
        unchanged,
      }),
    [preview, open, action, sought, turned, customersOpen, expanded, unchanged],
  );
  return {
    lines,
    found,
    action,
    setAction: (next: Action | null) => setAction(next === action ? null : next),
    search,
    setSearch,
    clear: () => {
      setAction(null);
      setSearch('');
    },
    turn: (group: string) => setTurned(flipped(turned, group)),
    expanded,
    expand: (seq: number) => setExpanded(flipped(expanded, seq)),
    customersOpen,
    setCustomersOpen: (open: boolean) => {
      setOpen(open);
      // Each customer follows; the parts of the table stay as they are.
      const parts = (['cuts', 'unmatched', 'held'] as const).map(sectionGroup);
      setTurned(
        new Set([...turned].filter((id) => parts.includes(id) || /^un(changed|matched):/.test(id))),
      );
    },
    showAll,
    setShowAll,
  };
}

export type View = ReturnType<typeof useView>;
