// Where the keyboard is in the table: on a row (col −1) or on one of its cells. Kept by row id, so
// that fresh rows, sorting and scrolling do not lose it.
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Line } from './model';

export interface Spot {
  id: string | null;
  col: number;
  /** Where it was when it got there, should the row go away. */
  index: number;
}

interface FocusOptions<T> {
  grid: RefObject<HTMLDivElement | null>;
  lines: readonly Line<T>[];
  columns: number;
  pageSize: () => number;
  scroll: RefObject<(index: number) => void>;
  onEnter: (line: Line<T>) => void;
  onSpace: (line: Line<T>) => void;
  onTurn: (group: string) => void;
}

const inner = 'button, a[href], input, select, textarea, [tabindex]';

export function useGridFocus<T>(options: FocusOptions<T>) {
  const { grid, lines, columns, scroll } = options;
  const [spot, setSpot] = useState<Spot>({ id: null, col: -1, index: 0 });
  const wanted = useRef(false);
  const within = useRef(false);
  // Not with each scrolled frame: there may be ten thousand.
  const found = useMemo(() => lines.findIndex((l) => l.id === spot.id), [lines, spot.id]);
  const index = found >= 0 ? found : Math.min(spot.index, lines.length - 1);

  const go = useCallback(
    (to: number, col: number) => {
      const near = Math.max(0, Math.min(lines.length - 1, to));
      const line = lines[near];
      if (line === undefined) return;
      wanted.current = true;
      setSpot({ id: line.id, col, index: near });
    },
    [lines],
  );

  useLayoutEffect(() => {
    // The row that had focus is gone: the one in its place takes over.
    const lost = found < 0 && spot.id !== null && within.current;
    const active = document.activeElement ?? document.body;
    const orphaned = lost && active === document.body;
    // Its elements show another row now: focus goes after the row, or is told anew where it stayed.
    const held = grid.current?.contains(active) ? active.closest<HTMLElement>('[data-key]') : null;
    const strayed = spot.id !== null && held != null && held.dataset['key'] !== spot.id;
    if (!wanted.current && !orphaned && !strayed) return;
    if (strayed && !wanted.current && active instanceof HTMLElement) active.blur();
    wanted.current = false;
    if (index < 0) return;
    scroll.current(index);
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    const cell = spot.col < 0 ? row : row?.querySelector<HTMLElement>(`[data-col="${spot.col}"]`);
    (cell ?? row)?.focus({ preventScroll: true });
    // The table has moved its own rows into view; in a low window the screen around it must follow.
    (cell ?? row)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [found, grid, index, scroll, spot]);

  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[index];
    if (line === undefined || event.altKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    const own = target.matches('[role="row"], [data-col]');
    if (!own) {
      // Escape leaves the control in a cell; everything else belongs to the control.
      if (event.key === 'Escape' && !event.defaultPrevented) go(index, spot.col);
      return;
    }
    if (key(event, line)) event.preventDefault();
  };

  /** Whether the key was one of the table's. */
  const key = (event: KeyboardEvent, line: Line<T>): boolean => {
    const { col } = spot;
    const last = columns - 1;
    const ends = event.ctrlKey || col < 0;
    switch (event.key) {
      case 'ArrowDown':
        go(index + 1, col);
        return true;
      case 'ArrowUp':
        go(index - 1, col);
        return true;
      case 'PageDown':
        go(index + options.pageSize(), col);
        return true;
      case 'PageUp':
        go(index - options.pageSize(), col);
        return true;
      case 'Home':
        go(ends ? 0 : index, ends ? col : 0);
        return true;
      case 'End':
        go(ends ? lines.length - 1 : index, ends ? col : last);
        return true;
      case 'ArrowRight':
        if (line.kind === 'row') go(index, Math.min(last, col + 1));
        else if (!line.open) options.onTurn(line.group);
        return true;
      case 'ArrowLeft':
        if (line.kind === 'row') go(index, Math.max(-1, col - 1));
        else if (line.open) options.onTurn(line.group);
        return true;
      case 'Enter':
        if (event.ctrlKey) return false;
        if (!enterCell(event.target as HTMLElement)) options.onEnter(line);
        return true;
      case ' ':
        options.onSpace(line);
        return true;
      default:
        return false;
    }
  };

  const onFocus = (event: React.FocusEvent) => {
    within.current = true;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const id = row?.dataset['key'];
    if (id === undefined) return;
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-col]');
    const col = cell === null ? -1 : Number(cell.dataset['col']);
    if (id !== spot.id || col !== spot.col)
      setSpot({ id, col, index: Number(row?.dataset['index']) });
  };
  const onBlur = (event: React.FocusEvent) => {
    const next = event.relatedTarget;
    if (next !== null && !event.currentTarget.contains(next)) within.current = false;
  };

  return { index, placed: spot.id !== null, col: spot.col, go, onKeyDown, onFocus, onBlur };
}

/** Enter on a cell goes to the control in it, if there is one. */
function enterCell(target: HTMLElement): boolean {
  if (!target.matches('[data-col]')) return false;
  const control = target.querySelector<HTMLElement>(inner);
  control?.focus();
  return control !== null;
}
