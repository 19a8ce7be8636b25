// The virtual list inside the combobox.
import { Combobox as Base } from '@base-ui/react/combobox';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { useCallback, useImperativeHandle, useRef, type RefObject } from 'react';
import type { Option } from './Combobox';

export interface Scroller {
  show: (index: number) => void;
}

interface ComboboxListProps {
  open: boolean;
  scroller: RefObject<Scroller | null>;
}

export function ComboboxList({ open, scroller }: ComboboxListProps) {
  const options = Base.useFilteredItems<Option>();
  const box = useRef<HTMLDivElement | null>(null);
  const noted = options.some((o) => o.note !== undefined);
  const rows = useVirtualizer({
    enabled: open,
    count: options.length,
    getScrollElement: () => box.current,
    estimateSize: () => (noted ? 48 : 34),
    overscan: 12,
    paddingStart: 4,
    paddingEnd: 4,
  });
  useImperativeHandle(scroller, () => ({
    show: (index) => rows.scrollToIndex(index, { align: 'auto' }),
  }));
  const mount = useCallback(
    (element: HTMLDivElement | null) => {
      box.current = element;
      if (element) rows.measure();
    },
    [rows],
  );
  if (options.length === 0) return null;
  const height = rows.getTotalSize();
  return (
    <div
      role="presentation"
      ref={mount}
      className="max-h-[min(20rem,var(--available-height))] overflow-auto overscroll-contain"
      style={{ height }}
    >
      <div role="presentation" className="relative w-full" style={{ height }}>
        {rows.getVirtualItems().map((item) => {
          const option = options[item.index];
          if (option === undefined) return null;
          return (
            <Base.Item
              key={option.value}
              index={item.index}
              value={option}
              aria-setsize={options.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-1 top-0 flex items-center gap-2 rounded-sm px-2 outline-none data-highlighted:bg-selected forced-colors:data-highlighted:outline-2"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <span className="w-4 shrink-0">
                <Base.ItemIndicator>
                  <Check aria-hidden size={16} />
                </Base.ItemIndicator>
              </span>
              <span className="min-w-0">
                <span className="block truncate">{option.label}</span>
                {option.note !== undefined && (
                  <span className="block truncate text-small text-muted">{option.note}</span>
                )}
              </span>
            </Base.Item>
          );
        })}
      </div>
    </div>
  );
}
