// The keys and the palette's commands of the matching screen.
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '@/frame/commands';
import { useShortcut } from '@/lib/shortcuts';
import { views } from './filter';
import type { Desk } from './use-desk';
import { useFind } from './use-find';
import { viewTexts } from './view-texts';

export function useDeskCommands(desk: Desk, importFile: () => void): void {
  const { t } = useTranslation();
  const { table, staged, rows, deciding, steps, files, suggest } = desk;
  const count = staged.edits.size;
  const find = useFind(table.connection);
  useShortcut('A', () => deciding.acts.accept(desk.concerned()));
  useShortcut('X', () => {
    const lines = desk.concerned();
    if (lines.length > 0) deciding.acts.exclude(lines);
  });
  const commands: (Command | false)[] = [
    { id: 'matching:suggest', label: t('matching.suggest'), run: suggest.start },
    // Not over decisions that are not saved yet.
    count === 0 && {
      id: 'matching:find',
      label: t('matching.find'),
      run: () => find.mutate(),
    },
    {
      id: 'matching:save',
      label: count === 0 ? t('matching.saveNone') : t('matching.save', { count }),
      shortcut: 'Ctrl+S',
      run: () => {
        // Not from under a question that is still open.
        if (deciding.asking === null) void desk.save();
      },
    },
    {
      id: 'matching:undo',
      label: t(desk.undoSaved ? 'matching.undoSaved' : 'matching.undo'),
      shortcut: 'Ctrl+Z',
      run: () => {
        if (desk.canUndo) desk.undo();
      },
    },
    {
      id: 'matching:redo',
      label: t('matching.redo'),
      shortcut: 'Ctrl+Shift+Z',
      run: () => {
        if (staged.canRedo) desk.redo();
      },
    },
    rows.offers.length > 0 && {
      id: 'matching:accept',
      label: t('matching.acceptShown', { count: rows.offers.length }),
      run: () => deciding.ask({ ask: 'accept', lines: rows.offers }),
    },
    table.undo !== null && {
      id: 'matching:take-back',
      label: `${t('matching.footBack')}: ${table.undo}`,
      run: steps.undo,
    },
    table.redo !== null && {
      id: 'matching:again',
      label: t('matching.footAgain', { step: table.redo }),
      run: steps.redo,
    },
    { id: 'matching:export', label: t('matching.export'), run: files.export },
    { id: 'matching:import', label: t('matching.import'), run: importFile },
    ...views.map((view) => ({
      id: `matching:view:${view}`,
      label: `${t('matching.views')}: ${t(viewTexts[view])}`,
      run: () => rows.setView(view),
    })),
  ];
  useCommands(commands.filter((command) => command !== false));
}
