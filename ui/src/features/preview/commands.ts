// What the palette offers while a plan is on the screen.
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '@/frame/commands';
import { useShortcut } from '@/lib/shortcuts';
import { actions } from './change';
import type { Ticks } from './use-ticks';
import type { View } from './use-view';

interface Offered {
  view: View;
  ticks: Ticks;
  /** Not applied yet. */
  open: boolean;
  apply: () => void;
  readAgain: () => void;
}

export function usePlanCommands({ view, ticks, open, apply, readAgain }: Offered): void {
  const { t } = useTranslation();
  const undo = ticks.undo;
  const ordering: Command[] = [
    { id: 'plan:apply', label: t('preview.command.apply'), shortcut: 'Ctrl+Enter', run: apply },
    { id: 'plan:all', label: t('preview.command.tickAll'), run: ticks.tickAll },
    { id: 'plan:none', label: t('preview.command.tickNone'), run: ticks.tickNone },
    { id: 'plan:read', label: t('preview.readAgain'), run: readAgain },
  ];
  useCommands([
    ...(open ? ordering : []),
    ...(open && undo ? [{ id: 'plan:undo', label: t('preview.command.undoTick'), run: undo }] : []),
    {
      id: 'plan:fields',
      label: t('preview.showAll'),
      run: () => view.setShowAll(!view.showAll),
    },
    {
      id: 'plan:customers',
      label: t(view.customersOpen ? 'preview.closeAll' : 'preview.openAll'),
      run: () => view.setCustomersOpen(!view.customersOpen),
    },
    ...actions.map((action) => ({
      id: `plan:filter:${action}`,
      label: t('preview.command.filter', { action: t(`preview.action.${action}`) }),
      run: () => view.setAction(action),
    })),
    { id: 'plan:clear', label: t('preview.clearFilters'), run: view.clear },
  ]);
  useShortcut('Ctrl+Z', () => undo?.(), open && undo !== null);
}
