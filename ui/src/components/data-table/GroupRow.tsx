// The line above a group: opens and closes it, and always tells how many rows it has.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

export interface GroupRowProps {
  id: string;
  index: number;
  start: number;
  title: string;
  count: number;
  open: boolean;
  tabStop: boolean;
  columns: number;
  summary: ReactNode;
  onTurn: () => void;
}

export function GroupRow(props: GroupRowProps) {
  const { t } = useTranslation();
  return (
    // The keyboard reaches it through the table, which owns the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-index={props.index}
      data-key={props.id}
      aria-rowindex={props.index + 2}
      aria-level={1}
      aria-expanded={props.open}
      tabIndex={props.tabStop ? 0 : -1}
      onClick={props.onTurn}
      className="fade absolute top-0 left-0 h-(--row) w-full border-b border-line bg-wash -outline-offset-2 hover:bg-hover"
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={props.columns}
        className="flex h-full items-center gap-2 bg-inherit px-2"
      >
        <span className="table-pin flex min-w-0 items-center gap-2 bg-inherit">
          <ChevronRight
            aria-hidden
            size={16}
            className={cn('shrink-0 text-muted', props.open && 'rotate-90')}
          />
          <span className="truncate font-semibold" title={props.title}>
            {props.title}
          </span>
          <span className="tabular shrink-0 text-small text-muted">
            {t('table.groupCount', { count: props.count })}
          </span>
        </span>
        {props.summary !== undefined && (
          <span className="tabular ml-auto pl-4">{props.summary}</span>
        )}
      </div>
    </div>
  );
}
