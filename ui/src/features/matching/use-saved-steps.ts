// Saving all staged edits as one step, and taking saved steps back or doing them again.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchTable } from '@/bindings';
import { backend } from '@/backend/backend';
import { asFailure, type Failure } from '@/backend/failure';
import { notifyDone, notifyWith } from '@/components/ui/notice';
import { saveEdits, useTableCommand } from './queries';
import type { Edits } from './staging';

type Step = { act: 'save'; edits: Edits } | { act: 'undo' } | { act: 'redo' };

export interface SavedSteps {
  saving: boolean;
  /** Of the last thing tried. */
  failure: Failure | null;
  failed: Step['act'] | null;
  /** Steps saved in this visit: Ctrl+Z may take these back, not last week's. */
  here: number;
  save: (edits: Edits) => Promise<boolean>;
  undo: () => void;
  redo: () => void;
}

export function useSavedSteps(connection: string, onSaved: (edits: Edits) => void): SavedSteps {
  const { t } = useTranslation();
  const [here, setHere] = useState(0);
  /** For the buttons of notices, which outlive the moment they were made in. */
  const take = useRef<(act: 'undo' | 'redo') => void>(() => undefined);

  const done = (table: MatchTable, step: Step) => {
    setHere((n) => Math.max(0, n + (step.act === 'undo' ? -1 : 1)));
    const text = told(table, step);
    if (step.act === 'undo') notifyWith(text, t('matching.redo'), () => take.current('redo'));
    else notifyDone(text, () => take.current('undo'));
    if (step.act === 'save') onSaved(step.edits);
  };
  const told = (table: MatchTable, step: Step): string => {
    if (step.act === 'save') return t('matching.saved', { count: step.edits.size });
    return step.act === 'undo'
      ? t('matching.tookBack', { step: table.redo ?? '' })
      : t('matching.didAgain', { step: table.undo ?? '' });
  };
  const command = useTableCommand((step: Step) => {
    if (step.act === 'save') return saveEdits(connection, step.edits);
    return step.act === 'undo' ? backend.undoMatches(connection) : backend.redoMatches(connection);
  }, done);

  const { isPending, mutate } = command;
  useEffect(() => {
    take.current = (act) => {
      if (!isPending) mutate({ act });
    };
  }, [isPending, mutate]);

  return {
    saving: isPending && command.variables.act === 'save',
    failure: command.isError ? asFailure(command.error) : null,
    failed: command.isError ? command.variables.act : null,
    here,
    save: async (edits) => {
      if (isPending || edits.size === 0) return false;
      return command.mutateAsync({ act: 'save', edits }).then(
        () => true,
        () => false,
      );
    },
    undo: () => {
      if (!isPending) mutate({ act: 'undo' });
    },
    redo: () => {
      if (!isPending) mutate({ act: 'redo' });
    },
  };
}
