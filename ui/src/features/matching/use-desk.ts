// All that the matching screen of one connection knows and can do.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice, MatchTable } from '@/bindings';
import { announce } from '@/components/ui/LiveRegion';
import { certain } from './choices';
import type { Line } from './lines';
import { clientsQuery } from './queries';
import { useDecide } from './use-decide';
import { useFiles } from './use-files';
import { useRows } from './use-rows';
import { useSavedSteps } from './use-saved-steps';
import { useStaging } from './use-staging';
import { useSuggest } from './use-suggest';

const noClients: readonly ClientChoice[] = [];
const noTicks: ReadonlySet<string> = new Set();

export type Desk = ReturnType<typeof useDesk>;

export function useDesk(table: MatchTable, sought: string | null = null) {
  const { t } = useTranslation();
  const { connection } = table;
  const staged = useStaging(table.rows);
  const { edits } = staged;
  const first = table.rows.find((row) => row.customerId === sought)?.customerName ?? '';
  const rows = useRows(table.rows, edits, first);
  const { data: clients = noClients } = useQuery(clientsQuery(connection));
  const byId = useMemo(() => new Map(clients.map((c) => [c.id, c])), [clients]);

  const [ticks, setTicks] = useState(noTicks);
  /** Ticked and shown: what a filter hides is never acted on. */
  const ticked = useMemo(
    () => (ticks.size === 0 ? [] : rows.shown.filter((line) => ticks.has(line.id))),
    [ticks, rows.shown],
  );
  const deciding = useDecide(staged, () => setTicks(noTicks));
  const steps = useSavedSteps(connection, staged.saved);
  const files = useFiles(connection, steps.undo);
  const suggest = useSuggest(
    connection,
    (fresh) => {
      const changes = certain(fresh.rows, edits, staged.touched);
      const near = fresh.rows.filter((row) => row.proposal?.kind === 'suggested').length;
      const text = t('matching.suggested', {
        exact: t('matching.suggestedExact', { count: changes.size }),
        near: t('matching.suggestedNear', { count: near }),
      });
      if (changes.size === 0) announce(text);
      else deciding.say(text);
      staged.stage(changes, 'names');
    },
    () => announce(t('matching.readingStopped')),
  );

  const { shown, search, view } = rows;
  const filtered = search !== '' || view !== 'all';
  useEffect(() => {
    if (!filtered) return undefined;
    const later = setTimeout(() => announce(t('matching.saidShown', { count: shown.length })), 700);
    return () => clearTimeout(later);
  }, [filtered, search, view, shown.length, t]);

  const active = useRef<string | null>(null);
  const setActive = useCallback((line: Line | null) => {
    active.current = line?.id ?? null;
  }, []);
  /** A and X act on the ticked rows, else on the one with focus. */
  const concerned = (): readonly Line[] => {
    if (ticked.length > 0) return ticked;
    const row = document.activeElement?.closest<HTMLElement>('[role="row"][data-key]');
    const id = row?.dataset['key'] ?? active.current;
    const now = shown.find((line) => line.id === id);
    return now === undefined ? [] : [now];
  };
  const undoSaved = !staged.canUndo && steps.here > 0 && table.undo !== null;

  return {
    table,
    staged,
    rows,
    clients,
    byId,
    ticks,
    setTicks,
    ticked,
    deciding,
    steps,
    files,
    suggest,
    concerned,
    setActive,
    canUndo: staged.canUndo || undoSaved,
    undoSaved,
    undo: () => (undoSaved ? steps.undo() : deciding.undo()),
    redo: deciding.redo,
    save: () => {
      if (edits.size === 0) announce(t('matching.saidNothing'));
      return steps.save(edits);
    },
  };
}
