// The virtual list of Halo's clients. Focus stays in the search field, which names the active line.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, CircleOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import type { ClientOption } from './client-options';

export interface ClientListProps {
  id: string;
  options: readonly ClientOption[];
  active: number;
  chosen: number | null;
  onActive: (index: number) => void;
  onChoose: (option: ClientOption) => void;
}

export const optionId = (list: string, option: ClientOption) => `${list}-${option.client.id}`;

export function ClientList(props: ClientListProps) {
  const { id, options, active, chosen } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: options.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    getItemKey: (index) => options[index]?.client.id ?? index,
    overscan: 8,
    // The active line must exist for the search field to name it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
      if (active < 0 || active >= count || (active >= from && active <= to)) return drawn;
      return active < from ? [active, ...drawn] : [...drawn, active];
    },
  });
  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'auto' });
  }, [active, rows]);
  return (
    <div
      ref={box}
      className="h-[min(21rem,44vh)] overflow-auto overscroll-contain border-y border-line"
    >
      <div
        id={id}
        role="listbox"
        aria-label={t('matching.chooserList')}
        className="relative w-full"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((item) => {
          const option = options[item.index];
          if (option === undefined) return null;
          const { client } = option;
          return (
            // The search field has the keys; this is the mouse's way.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.key}
              id={optionId(id, option)}
              role="option"
              tabIndex={-1}
              aria-selected={client.id === chosen}
              aria-disabled={client.inactive || undefined}
              aria-setsize={options.length}
              aria-posinset={item.index + 1}
              data-testid={`client-${client.id}`}
              onMouseMove={() =>
                item.index !== active && !client.inactive && props.onActive(item.index)
              }
              onClick={() => props.onChoose(option)}
              className={cn(
                'absolute inset-x-0 top-0 flex items-center gap-2 px-2',
                item.index === active && 'bg-selected forced-colors:outline-2',
                client.inactive && 'text-muted',
              )}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <span className="w-4 shrink-0 text-good">
                {client.id === chosen && <Check aria-hidden size={16} />}
              </span>
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate" title={client.name}>
                  {client.name}
                </span>
                <ClientNote option={option} />
              </span>
              {client.inactive && (
                <span className="inline-flex shrink-0 items-center gap-1.5 text-small">
                  <CircleOff aria-hidden size={14} />
                  {t('matching.inactive')}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Number and top level, why it is suggested, who uses it. */
function ClientNote({ option }: { option: ClientOption }) {
  const { t } = useTranslation();
  const { client, usedBy, suggested, saved } = option;
  const [name = ''] = usedBy;
  const parts = [
    client.topLevel === null
      ? t('matching.client', { id: client.id })
      : t('matching.clientOf', { id: client.id, topLevel: client.topLevel }),
    saved && t('matching.chooserSaved'),
    suggested !== null && t('matching.chooserSuggested', { why: suggested }),
    usedBy.length === 1 && t('matching.usedBy', { name }),
    usedBy.length > 1 && t('matching.usedByMore', { name, count: usedBy.length - 1 }),
  ].filter((part) => part !== false);
  const note = parts.join(' · ');
  return (
    <span className="tabular block truncate text-small text-muted" title={note}>
      {note}
    </span>
  );
}
