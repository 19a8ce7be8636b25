// The sticky header: names the columns, sorts by them, and says how they are sorted.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import type { Column } from './columns';
import type { Sort } from './model';

interface HeaderRowProps<T> {
  columns: readonly Column<T>[];
  template: string;
  tick: ReactNode;
  sort: Sort | undefined;
  onSort: (id: string) => void;
}

function Header<T>({ columns, template, tick, sort, onSort }: HeaderRowProps<T>) {
  const { t } = useTranslation();
  const ticks = tick !== undefined;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 grid h-(--header) items-stretch border-b border-edge bg-paper text-small font-semibold text-soft"
      style={{ gridTemplateColumns: template }}
    >
      {ticks && (
        <div
          role="columnheader"
          aria-colindex={1}
          className="table-pin flex items-center justify-center bg-paper"
        >
          {tick}
        </div>
      )}
      {columns.map((column, i) => {
        const direction =
          sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
        const name = column.headerHidden ? (
          <VisuallyHidden>{column.header}</VisuallyHidden>
        ) : (
          <span className="truncate">{column.header}</span>
        );
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={i + 1 + (ticks ? 1 : 0)}
            aria-sort={column.sortValue ? (direction ?? 'none') : undefined}
            className={cn(
              'flex min-w-0 items-center bg-paper',
              column.align === 'end' && 'justify-end',
              i === 0 && (ticks ? 'table-pin-second' : 'table-pin'),
            )}
          >
            {column.sortValue ? (
              <button
                type="button"
                title={t('table.sortBy', { column: column.header })}
                onClick={() => onSort(column.id)}
                className={cn(
                  'fade inline-flex h-full min-w-0 items-center gap-1 px-2 -outline-offset-2 hover:text-ink',
                  column.align === 'end' && 'flex-row-reverse',
                  direction !== undefined && 'text-ink',
                )}
              >
                {name}
                {direction === 'ascending' && (
                  <ArrowUp aria-hidden size={13} className="shrink-0" />
                )}
                {direction === 'descending' && (
                  <ArrowDown aria-hidden size={13} className="shrink-0" />
                )}
              </button>
            ) : (
              <span className="flex min-w-0 px-2">{name}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Memoised: a table that scrolls draws its rows, not its header. */
export const HeaderRow = memo(Header) as typeof Header;
