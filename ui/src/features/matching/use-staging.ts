// Staged edits of one connection: what they are, how they change, and how a step is taken back.
import { useMemo, useReducer } from 'react';
import type { MatchRow } from '@/bindings';
import { nothingStaged, staging, standing, type Changes, type Edits } from './staging';

export interface Staged {
  edits: Edits;
  touched: ReadonlySet<string>;
  canUndo: boolean;
  canRedo: boolean;
  stage: (changes: Changes, by: 'person' | 'names') => void;
  undo: () => void;
  redo: () => void;
  saved: (edits: Edits) => void;
}

export function useStaging(rows: readonly MatchRow[]): Staged {
  const [state, tell] = useReducer(staging, nothingStaged);
  const edits = useMemo(() => standing(state.now, rows), [state.now, rows]);
  const acts = useMemo(
    () => ({
      stage: (changes: Changes, by: 'person' | 'names') => tell({ act: 'stage', changes, by }),
      undo: () => tell({ act: 'undo' }),
      redo: () => tell({ act: 'redo' }),
      saved: (those: Edits) => tell({ act: 'saved', edits: those }),
    }),
    [],
  );
  return {
    edits,
    touched: state.touched,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    ...acts,
  };
}
