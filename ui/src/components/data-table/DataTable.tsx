// The one table of the window: virtual, keyboard-able, announced. Filtering happens outside of it.
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference } from '@/lib/preferences';
import { useShortcut } from '@/lib/shortcuts';
import { leastWidth, template, type Column } from './columns';
import { useGridFocus } from './grid-focus';
import { GroupRow } from './GroupRow';
import { HeaderRow } from './HeaderRow';
import { useTableModel, type Grouping, type Line, type Ordering, type Sort } from './model';
import { TableRow } from './TableRow';
import { TickAll, toggled, type Selection } from './ticks';
import { useVirtualLines } from './virtual';

export interface DataTableProps<T extends object> {
  label: string;
  /** Keep `rows`, `columns` and `grouping` stable between renders. */
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  grouping?: Grouping<T>;
  selection?: Selection<T>;
  initialSort?: Sort;
  /** For thousands of rows under a search: the screen sorts them once, not the table with every
   *  key, and a row's elements are used again for the row that takes its place. */
  ordering?: Ordering;
  /** Enter or double click. */
  onActivate?: (row: T) => void;
  /** Space, where there is no selection. */
  onToggle?: (row: T) => void;
  onActiveChange?: (row: T | null) => void;
  /** J and K go to the next and the previous of these. */
  isException?: (row: T) => boolean;
  isMuted?: (row: T) => boolean;
  /** Drawn below the row's cells where it is not undefined. */
  detail?: (row: T) => ReactNode;
  /** Rows grow with their text instead of cutting it. */
  wrap?: boolean;
  /** Which lines are drawn, by their places: for rows that are read only when they are looked at. */
  onDrawn?: (places: readonly number[]) => void;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
}

const heights = { comfortable: 44, compact: 32 };
const header = 36;

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { rows, columns, rowId, grouping, selection, detail, onActivate, onActiveChange } = props;
  const { isException } = props;
  const { t } = useTranslation();
  const height = heights[usePreference('density')];
  const measured = props.wrap === true || detail !== undefined;
  const ticks = selection !== undefined;
  const tracks = useMemo(() => template(columns, ticks), [columns, ticks]);
  const { lines, turnGroup, sort, sortBy } = useTableModel({
    rows,
    columns,
    rowId,
    grouping,
    initialSort: props.initialSort,
    ordering: props.ordering,
  });

  const tickAll = useMemo(
    () => selection && <TickAll selection={selection} rows={rows} rowId={rowId} />,
    [selection, rows, rowId],
  );

  const box = useRef<HTMLDivElement>(null);
  const toggle = (row: T) => {
    if (selection) toggled(selection, row, rowId(row));
    else props.onToggle?.(row);
  };
  const scroll = useRef<(index: number) => void>(() => undefined);
  const focus = useGridFocus<T>({
    grid: box,
    lines,
    columns: columns.length,
    pageSize: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 2),
    scroll,
    onEnter: (line) => (line.kind === 'group' ? turnGroup(line.group) : onActivate?.(line.row)),
    onSpace: (line) => (line.kind === 'group' ? turnGroup(line.group) : toggle(line.row)),
    onTurn: turnGroup,
  });
  const virtual = useVirtualLines({ box, lines, height, header, measured, keep: focus.index });
  useEffect(() => {
    scroll.current = (index) => virtual.scrollToIndex(index, { align: 'auto' });
  });

  const { onDrawn } = props;
  const items = virtual.getVirtualItems();
  const drawn = onDrawn === undefined ? '' : items.map((item) => item.index).join(' ');
  useEffect(() => {
    if (drawn !== '') onDrawn?.(drawn.split(' ').map(Number));
  }, [onDrawn, drawn]);

  const active = lines[focus.index];
  const activeRow = focus.placed && active?.kind === 'row' ? active.row : null;
  useEffect(() => onActiveChange?.(activeRow), [activeRow, onActiveChange]);

  const jump = (step: 1 | -1) => {
    if (isException === undefined) return;
    const wanted = (line: Line<T> | undefined) => line?.kind === 'row' && isException(line.row);
    const from = focus.placed ? focus.index + step : step > 0 ? 0 : lines.length - 1;
    for (let i = from; i >= 0 && i < lines.length; i += step) {
      if (!wanted(lines[i])) continue;
      focus.go(i, -1);
      return;
    }
  };
  useShortcut('J', () => jump(1), isException !== undefined);
  useShortcut('K', () => jump(-1), isException !== undefined);

  return (
    // The grid itself is a scrolling region; its keys arrive from the rows and cells inside it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      role={grouping ? 'treegrid' : 'grid'}
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + (ticks ? 1 : 0)}
      aria-multiselectable={ticks || undefined}
      data-scroll
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      className="table-box"
    >
      <div role="presentation" style={{ minWidth: leastWidth(columns, ticks) }}>
        <HeaderRow columns={columns} template={tracks} tick={tickAll} sort={sort} onSort={sortBy} />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const place = { id: line.id, index: item.index, start: item.start };
            const tabStop = item.index === focus.index;
            if (line.kind === 'group') {
              return (
                <GroupRow
                  key={line.id}
                  {...place}
                  tabStop={tabStop}
                  title={grouping?.title(line.group, line.rows) ?? line.group}
                  summary={grouping?.summary?.(line.group, line.rows)}
                  count={line.rows.length}
                  open={line.open}
                  columns={columns.length + (ticks ? 1 : 0)}
                  onTurn={() => turnGroup(line.group)}
                />
              );
            }
            return (
              <TableRow
                key={props.ordering === undefined ? line.id : item.index}
                {...place}
                row={line.row}
                columns={columns}
                template={tracks}
                tabStop={tabStop}
                activeCol={tabStop ? focus.col : null}
                selected={selection?.selected.has(line.id)}
                selection={selection}
                level={grouping ? 2 : undefined}
                detail={detail}
                muted={props.isMuted?.(line.row) ?? false}
                wrap={measured}
                measure={measured ? virtual.measureElement : undefined}
                onActivate={onActivate}
              />
            );
          })}
        </div>
      </div>
      {lines.length === 0 && <div className="px-2">{props.empty ?? t('table.none')}</div>}
    </div>
  );
}
