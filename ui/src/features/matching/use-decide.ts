// Deciding: every act stages one step and is said aloud, with how many are staged then.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice } from '@/bindings';
import { announce } from '@/components/ui/LiveRegion';
import type { RowActs } from './acts';
import { acceptances, chosen, cleared, createdLater, excluded, forAll } from './choices';
import type { Line } from './lines';
import type { Changes } from './staging';
import type { Staged } from './use-staging';

/** The dialog that is open over the table. */
export type Asking =
  | { ask: 'client'; line: Line }
  | { ask: 'reason'; lines: readonly Line[] }
  | { ask: 'accept'; lines: readonly Line[] };

export interface Deciding {
  acts: RowActs;
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  match: (line: Line, client: ClientChoice) => void;
  exclude: (lines: readonly Line[], reason: string) => void;
  undo: () => void;
  redo: () => void;
  /** Said together with the new count once the table has changed. */
  say: (text: string) => void;
}

export function useDecide(staged: Staged, onDecided: () => void): Deciding {
  const { t } = useTranslation();
  const [asking, ask] = useState<Asking | null>(null);
  const said = useRef('');
  const { edits } = staged;

  useEffect(() => {
    if (said.current === '') return;
    const { size } = edits;
    const count = size === 0 ? t('matching.stagedNone') : t('matching.staged', { count: size });
    announce(`${said.current} ${count}`);
    said.current = '';
  }, [edits, t]);

  const decide = (changes: Changes, text: string) => {
    said.current = changes.size === 1 ? text : t('matching.saidMany', { count: changes.size });
    staged.stage(changes, 'person');
    ask(null);
    onDecided();
  };
  const name = (lines: readonly Line[]) => lines[0]?.row.customerName ?? '';
  const now: RowActs = {
    choose: (line) => ask({ ask: 'client', line }),
    accept: (lines) => {
      const changes = acceptances(lines);
      const client = lines[0]?.offer?.clientName ?? '';
      if (changes.size === 0) announce(t('matching.saidNoOffer'));
      else decide(changes, t('matching.saidAccepted', { customer: name(lines), client }));
    },
    create: (lines) =>
      decide(forAll(lines, createdLater), t('matching.saidCreate', { customer: name(lines) })),
    exclude: (lines) => ask({ ask: 'reason', lines }),
    clear: (lines) =>
      decide(forAll(lines, cleared), t('matching.saidCleared', { customer: name(lines) })),
    revert: (line) =>
      decide(
        new Map([[line.id, null]]),
        t('matching.saidReverted', { customer: line.row.customerName }),
      ),
  };

  // The same object for the life of the screen: ten thousand rows must not be drawn anew for it.
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const acts = useMemo(
    (): RowActs => ({
      choose: (line) => latest.current.choose(line),
      accept: (lines) => latest.current.accept(lines),
      create: (lines) => latest.current.create(lines),
      exclude: (lines) => latest.current.exclude(lines),
      clear: (lines) => latest.current.clear(lines),
      revert: (line) => latest.current.revert(line),
    }),
    [],
  );

  return {
    acts,
    asking,
    ask,
    match: (line, client) =>
      decide(
        new Map([[line.id, chosen(line.row, client)]]),
        t('matching.saidAccepted', { customer: line.row.customerName, client: client.name }),
      ),
    exclude: (lines, reason) =>
      decide(
        forAll(lines, (row) => excluded(row, reason)),
        t('matching.saidExcluded', { customer: name(lines) }),
      ),
    undo: () => {
      said.current = t('matching.saidUndone');
      staged.undo();
    },
    redo: () => {
      said.current = t('matching.saidRedone');
      staged.redo();
    },
    say: (text) => {
      said.current = text;
    },
  };
}
