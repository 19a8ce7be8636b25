// Draws only the lines in view, and always the one with focus, so that it is not lost by scrolling.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';
import type { Line } from './model';

interface VirtualOptions<T> {
  box: RefObject<HTMLDivElement | null>;
  lines: readonly Line<T>[];
  height: number;
  header: number;
  measured: boolean;
  keep: number;
}

export function useVirtualLines<T>(options: VirtualOptions<T>) {
  const { box, lines, height, header, keep } = options;
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 6,
    // Rounded up: rounded down, the next row would lie over the hairline of the one before.
    measureElement: (row) => Math.ceil(row.getBoundingClientRect().height) || row.offsetHeight,
    // The header lies over the top of the list and pushes its end down by as much.
    scrollPaddingEnd: header + 4,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (keep < 0 || keep >= range.count || drawn.includes(keep)) return drawn;
      return keep < range.startIndex ? [keep, ...drawn] : [...drawn, keep];
    },
  });
  useEffect(() => virtual.measure(), [height, virtual]);
  return virtual;
}
