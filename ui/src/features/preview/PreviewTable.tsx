// The changes of a plan as a tree: parts, customers, changes, details. Only what is in view is drawn.
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useGridFocus } from '@/components/data-table/grid-focus';
import type { Line } from '@/components/data-table/model';
import { usePreference } from '@/lib/preferences';
import { useShortcut } from '@/lib/shortcuts';
import { acts, isException } from './change';
import type { Entry } from './lines';
import { leastTracks } from './measures';
import { TableHead } from './TableHead';
import { TableLine } from './TableLine';
import { groupTick } from './ticks';
import type { Ticks } from './use-ticks';
import type { View } from './use-view';
import { useLines, useWide } from './virtual';

interface PreviewTableProps {
  label: string;
  view: View;
  ticks: Ticks;
  /** False once it is applied: then the ticks are history, and not shown. */
  tickable: boolean;
  empty: ReactNode;
}

const cells = 4;

function entryOf(line: Line<Entry>): Entry | undefined {
  return line.kind === 'group' ? line.rows[0] : line.row;
}

/** A function that stays the same, so that rows are not drawn anew, and does what the latest one does. */
function useSteady<A extends unknown[]>(latest: (...args: A) => void): (...args: A) => void {
  const now = useRef(latest);
  useEffect(() => {
    now.current = latest;
  });
  return useCallback((...args: A) => now.current(...args), []);
}

export function PreviewTable({ label, view, ticks, tickable, empty }: PreviewTableProps) {
  const { lines, expanded, showAll } = view;
  const density = usePreference('density');
  const box = useRef<HTMLDivElement>(null);
  const scroll = useRef<(index: number) => void>(() => undefined);
  const onTick = useSteady(ticks.tick);
  const onExpand = useSteady(view.expand);
  const onTurn = useSteady(view.turn);

  const tickLine = (line: Line<Entry>) => {
    const entry = entryOf(line);
    if (!tickable || entry === undefined) return;
    const seqs =
      entry.kind === 'section' || entry.kind === 'customer'
        ? entry.seqs
        : entry.kind === 'change' && acts(entry.change)
          ? [entry.change.seq]
          : [];
    if (seqs.length > 0) onTick(seqs, groupTick(seqs, ticks.out) !== 'all');
  };
  const enter = (line: Line<Entry>) => {
    if (line.kind === 'group') view.turn(line.group);
    else if (line.row.kind === 'change' || line.row.kind === 'detail') {
      onExpand(line.row.change.seq);
    }
  };
  const focus = useGridFocus<Entry>({
    grid: box,
    lines,
    columns: cells,
    pageSize: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / 44) - 2),
    scroll,
    onEnter: enter,
    onSpace: tickLine,
    onTurn: view.turn,
  });
  const wide = useWide(box);
  const fields = showAll ? 'all' : wide ? 'beside' : 'below';
  const { virtual, head } = useLines({ box, lines, density, fields, keep: focus.index });
  useEffect(() => {
    scroll.current = (index) => virtual.scrollToIndex(index, { align: 'auto' });
  });

  const jump = (step: 1 | -1) => {
    const from = focus.placed ? focus.index + step : step > 0 ? 0 : lines.length - 1;
    for (let i = from; i >= 0 && i < lines.length; i += step) {
      const line = lines[i];
      if (line?.kind === 'row' && line.row.kind === 'change' && isException(line.row.change)) {
        focus.go(i, -1);
        return;
      }
    }
  };
  useShortcut('J', () => jump(1));
  useShortcut('K', () => jump(-1));

  const sections = useMemo(() => lines.filter((l) => l.id.startsWith('section:')).length, [lines]);
  return (
    // The tree is a scrolling region; its keys arrive from the rows and cells inside it.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={box}
      role="treegrid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={cells + 1}
      aria-multiselectable={tickable || undefined}
      data-scroll
      data-testid="preview-table"
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      className="table-box"
    >
      <div role="presentation" style={{ minWidth: leastTracks }}>
        <TableHead />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const entry = entryOf(line);
            if (entry === undefined) return null;
            const tabStop = item.index === focus.index;
            return (
              <TableLine
                key={line.id}
                place={{
                  id: line.id,
                  index: item.index,
                  start: item.start,
                  height: item.size,
                  tabStop,
                  head: item.index === head.current && item.start < (virtual.scrollOffset ?? 0),
                }}
                entry={entry}
                open={line.kind === 'group' && line.open}
                only={sections === 1}
                expanded={entry.kind === 'change' && expanded.has(entry.change.seq)}
                shownFields={fields}
                activeCol={tabStop ? focus.col : -1}
                out={tickable ? ticks.out : null}
                onTick={onTick}
                onTurn={onTurn}
                onExpand={onExpand}
                measure={virtual.measureElement}
              />
            );
          })}
        </div>
      </div>
      {lines.length === 0 && (
        <div role="row">
          <div role="gridcell" aria-colspan={cells + 1} className="px-2">
            {empty}
          </div>
        </div>
      )}
    </div>
  );
}
