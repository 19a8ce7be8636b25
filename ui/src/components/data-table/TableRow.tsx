// One row. Memoised: only what changed is drawn again, also among ten thousand.
import { memo, type ReactNode, type Ref } from 'react';
import { cn } from '@/lib/cn';
import type { Column } from './columns';
import { useTabStop } from './tab-stop';
import { Tick, type Selection } from './ticks';

export interface RowProps<T> {
  row: T;
  id: string;
  index: number;
  start: number;
  columns: readonly Column<T>[];
  template: string;
  /** The column the keyboard is on, −1 for the row itself, null when it is elsewhere. */
  activeCol: number | null;
  tabStop: boolean;
  selected: boolean | undefined;
  selection: Selection<T> | undefined;
  level: number | undefined;
  detail: ((row: T) => ReactNode) | undefined;
  muted: boolean;
  wrap: boolean;
  measure: Ref<HTMLDivElement> | undefined;
  onActivate: ((row: T) => void) | undefined;
}

function Row<T>(props: RowProps<T>) {
  const { row, columns, activeCol, tabStop, selected, wrap } = props;
  const { selection } = props;
  const ref = useTabStop(tabStop, props.measure);
  const ticks = selection !== undefined;
  const detail = props.detail?.(row);
  return (
    <div
      ref={ref}
      role="row"
      data-index={props.index}
      data-key={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      aria-level={props.level}
      tabIndex={tabStop && (activeCol ?? -1) < 0 ? 0 : -1}
      onDoubleClick={() => props.onActivate?.(row)}
      className={cn(
        'group/row fade absolute top-0 left-0 w-full border-b border-line -outline-offset-2 hover:bg-hover',
        selected === true ? 'bg-selected hover:bg-selected' : 'bg-paper',
        // Of a known size, so that what happens in it need not be looked for outside of it.
        !wrap && 'contain-strict',
        props.muted && 'text-muted',
      )}
      style={{
        transform: `translateY(${props.start}px)`,
        ...(wrap ? { minHeight: 'var(--row)' } : { height: 'var(--row)' }),
      }}
    >
      <div
        role="presentation"
        className={cn('grid items-center bg-inherit', wrap ? 'min-h-(--row)' : 'h-full')}
        style={{ gridTemplateColumns: props.template }}
      >
        {ticks && (
          <div
            role="gridcell"
            aria-colindex={1}
            className="table-pin flex h-full items-center justify-center bg-inherit"
          >
            <Tick selection={selection} row={row} id={props.id} />
          </div>
        )}
        {columns.map((column, i) => (
          <div
            key={column.id}
            role={i === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={i + 1 + (ticks ? 1 : 0)}
            data-col={i}
            tabIndex={activeCol === i ? 0 : -1}
            className={cn(
              'flex h-full min-w-0 items-center px-2 -outline-offset-2',
              column.align === 'end' && 'tabular justify-end text-right',
              wrap ? 'py-1.5' : 'overflow-hidden [&>*]:truncate',
              i === 0 && (ticks ? 'table-pin-second' : 'table-pin'),
            )}
          >
            {plain(column.cell(row))}
          </div>
        ))}
      </div>
      {detail !== undefined && (
        <div
          role="gridcell"
          aria-colindex={1}
          aria-colspan={columns.length}
          className="px-4 pt-1 pb-4"
        >
          {detail}
        </div>
      )}
    </div>
  );
}

/** Bare text gets an element of its own, so that it can be cut with an ellipsis and read in full. */
function plain(content: ReactNode): ReactNode {
  if (typeof content !== 'string') return content;
  return <span title={content}>{content}</span>;
}

export const TableRow = memo(Row) as typeof Row;
