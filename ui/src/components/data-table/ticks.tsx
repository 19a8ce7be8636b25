// Ticking rows: which are, which may be, and the tick boxes for it.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/ui/Checkbox';

export interface Selection<T> {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** What is read out for the row's tick box. */
  name: (row: T) => string;
  selectable?: (row: T) => boolean;
}

export function toggled<T>(selection: Selection<T>, row: T, id: string): void {
  if (selection.selectable?.(row) === false) return;
  const next = new Set(selection.selected);
  if (!next.delete(id)) next.add(id);
  selection.onChange(next);
}

interface TickProps<T> {
  selection: Selection<T>;
  row: T;
  id: string;
}

/** The system's own box: thousands of rows scroll by, and each has one. */
export function Tick<T>({ selection, row, id }: TickProps<T>) {
  const { t } = useTranslation();
  return (
    <label className="inline-flex size-6 shrink-0 items-center justify-center">
      <input
        type="checkbox"
        aria-label={t('table.selectRow', { name: selection.name(row) })}
        checked={selection.selected.has(id)}
        disabled={selection.selectable?.(row) === false}
        onChange={() => toggled(selection, row, id)}
        className="tick-box"
      />
    </label>
  );
}

interface TickAllProps<T> {
  selection: Selection<T>;
  rows: readonly T[];
  rowId: (row: T) => string;
}

/** Stands for the rows that are shown; ticked rows that a filter hides stay as they are. */
export function TickAll<T>({ selection, rows, rowId }: TickAllProps<T>) {
  const { t } = useTranslation();
  const { selected, selectable } = selection;
  const ids = useMemo(
    () => rows.filter((row) => selectable?.(row) !== false).map(rowId),
    [rows, rowId, selectable],
  );
  const ticked = ids.filter((id) => selected.has(id)).length;
  return (
    <Checkbox
      labelHidden
      label={t('table.selectAll')}
      checked={ids.length > 0 && ticked === ids.length}
      some={ticked > 0}
      onChange={(on) => {
        const next = new Set(selected);
        for (const id of ids) {
          if (on) next.add(id);
          else next.delete(id);
        }
        selection.onChange(next);
      }}
    />
  );
}
