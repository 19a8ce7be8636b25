// Draws only the lines in view: besides them the one with focus, and the head of the group one is in.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Density } from '@/bindings';
import type { Line } from '@/components/data-table/model';
import type { Entry } from './lines';
import { besideFrom, headerHeight, lineHeight, type Fields } from './measures';

interface Options {
  box: RefObject<HTMLDivElement | null>;
  lines: readonly Line<Entry>[];
  density: Density;
  fields: Fields;
  keep: number;
}

/** The head that stays in view: of the customer, or else of the section. */
export function headAt(lines: readonly Line<Entry>[], from: number): number {
  for (let i = Math.min(from, lines.length - 1); i >= 0; i -= 1) {
    const line = lines[i];
    if (line?.kind !== 'group') continue;
    const kind = line.rows[0]?.kind;
    if (kind === 'customer' || kind === 'section') return i;
  }
  return -1;
}

/** Whether the table is wide enough for two fields beside each other. */
export function useWide(box: RefObject<HTMLDivElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => setWide(element.clientWidth >= besideFrom);
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return wide;
}

export function useLines({ box, lines, density, fields, keep }: Options) {
  const head = useRef(-1);
  // The same functions while the lines are the same: else every place is worked out anew at each turn.
  const getItemKey = useCallback((index: number) => lines[index]?.id ?? index, [lines]);
  const estimateSize = useCallback(
    (index: number) => {
      const line = lines[index];
      return line === undefined ? 0 : lineHeight(line, fields, density);
    },
    [lines, fields, density],
  );
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize,
    getItemKey,
    overscan: 8,
    // Rounded up: rounded down, the next row would lie over the hairline of the one before.
    measureElement: (row) => Math.ceil(row.getBoundingClientRect().height) || row.offsetHeight,
    // The head lies over the first line in view; the header pushes the end of the list down.
    scrollPaddingStart: (density === 'compact' ? 32 : 44) + 4,
    scrollPaddingEnd: headerHeight + 4,
    rangeExtractor: (range: Range) => {
      head.current = headAt(lines, range.startIndex);
      const drawn = new Set(defaultRangeExtractor(range));
      if (head.current >= 0) drawn.add(head.current);
      if (keep >= 0 && keep < range.count) drawn.add(keep);
      return [...drawn].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtual.measure(), [density, fields, virtual]);
  return { virtual, head };
}
