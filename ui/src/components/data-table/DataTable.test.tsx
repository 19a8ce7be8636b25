// The table by keyboard, and what it tells readers.
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '@/test/render';
import type { Column } from './columns';
import { DataTable } from './DataTable';
import type { Grouping } from './model';

interface Thing {
  id: string;
  name: string;
  n: number | null;
}

const columns: Column<Thing>[] = [
  { id: 'name', header: 'Name', width: 200, cell: (r) => r.name, sortValue: (r) => r.name },
  { id: 'n', header: 'Number', width: 80, align: 'end', cell: (r) => r.n, sortValue: (r) => r.n },
  {
    id: 'do',
    header: 'Action',
    width: 80,
    cell: (r) => <button type="button">Open {r.name}</button>,
  },
];
const many = Array.from({ length: 10_000 }, (_, i) => ({ id: `t${i}`, name: `Thing ${i}`, n: i }));
const rowId = (r: Thing) => r.id;
const byTen: Grouping<Thing> = {
  key: (r) => String(Math.floor((r.n ?? 0) / 10)),
  title: (key) => `Tens ${key}`,
};

function row(name: string): HTMLElement {
  const found = screen.getByText(name, { selector: 'span' }).closest<HTMLElement>('[role="row"]');
  if (!found) throw new Error(`no row ${name}`);
  return found;
}

it('draws few of ten thousand rows and counts all of them', () => {
  show(<DataTable label="Things" rows={many} columns={columns} rowId={rowId} />);
  const grid = screen.getByRole('grid', { name: 'Things' });
  expect(grid.getAttribute('aria-rowcount')).toBe('10001');
  expect(grid.getAttribute('aria-colcount')).toBe('3');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  expect(row('Thing 3').getAttribute('aria-rowindex')).toBe('5');
});

it('moves by arrows, Home, End and pages, on rows and on cells', async () => {
  const user = userEvent.setup();
  const activate = vi.fn();
  show(
    <DataTable label="Things" rows={many} columns={columns} rowId={rowId} onActivate={activate} />,
  );
  row('Thing 0').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(row('Thing 2'));
  await user.keyboard('{Enter}');
  expect(activate).toHaveBeenCalledWith(many[2]);
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(row('Thing 9999'));
  await user.keyboard('{Home}{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('data-col')).toBe('1');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.closest('[role="row"]')).toBe(row('Thing 1'));
  await user.keyboard('{End}{Enter}');
  expect(document.activeElement?.textContent).toBe('Open Thing 1');
  await user.keyboard('{Escape}{ArrowLeft}{ArrowLeft}{ArrowLeft}{PageDown}');
  expect(document.activeElement).toBe(row('Thing 12'));
});

it('keeps focus by id through fresh rows, and takes the neighbour where the row is gone', async () => {
  const user = userEvent.setup();
  const few = many.slice(0, 5);
  const table = (rows: Thing[]) => (
    <DataTable label="Things" rows={rows} columns={columns} rowId={rowId} />
  );
  const { rerender } = show(table(few));
  row('Thing 1').focus();
  await user.keyboard('{ArrowDown}');
  const fresh = [...few].reverse().map((r) => ({ ...r }));
  rerender(table(fresh));
  expect(document.activeElement).toBe(row('Thing 2'));
  rerender(table(few.filter((r) => r.id !== 't2')));
  expect(document.activeElement).toBe(row('Thing 3'));
});

it('sorts, keeps unknown last, and says so', async () => {
  const user = userEvent.setup();
  const rows: Thing[] = [
    { id: 'a', name: 'A', n: null },
    { id: 'b', name: 'B', n: 2 },
    { id: 'c', name: 'C', n: 10 },
  ];
  show(<DataTable label="Things" rows={rows} columns={columns} rowId={rowId} />);
  const order = () => screen.getAllByRole('rowheader').map((c) => c.textContent);
  await user.click(screen.getByRole('button', { name: 'Number' }));
  expect(order()).toEqual(['B', 'C', 'A']);
  await user.click(screen.getByRole('button', { name: 'Number' }));
  expect(order()).toEqual(['C', 'B', 'A']);
  expect(screen.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
});

it('ticks with Space and ticks all that are shown', async () => {
  const user = userEvent.setup();
  function Ticked() {
    const [selected, onChange] = useState<ReadonlySet<string>>(new Set());
    const selection = useMemo(
      () => ({
        selected,
        onChange,
        name: (r: Thing) => r.name,
        selectable: (r: Thing) => r.n !== 1,
      }),
      [selected],
    );
    const rows = useMemo(() => many.slice(0, 4), []);
    return (
      <DataTable label="Things" rows={rows} columns={columns} rowId={rowId} selection={selection} />
    );
  }
  show(<Ticked />);
  row('Thing 0').focus();
  await user.keyboard(' ');
  expect(row('Thing 0').getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{ArrowDown} ');
  expect(row('Thing 1').getAttribute('aria-selected')).toBe('false');
  await user.click(screen.getByRole('checkbox', { name: 'Select all rows' }));
  expect(row('Thing 3').getAttribute('aria-selected')).toBe('true');
  expect(row('Thing 1').getAttribute('aria-selected')).toBe('false');
});

it('opens and closes counted groups', async () => {
  const user = userEvent.setup();
  const rows = many.slice(0, 25);
  show(<DataTable label="Things" rows={rows} columns={columns} rowId={rowId} grouping={byTen} />);
  const group = row('Tens 0');
  expect(group.textContent).toContain('10 rows');
  group.focus();
  await user.keyboard('{ArrowLeft}');
  expect(row('Tens 0').getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByText('Thing 3')).toBeNull();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement).toBe(row('Thing 0'));
});

it('jumps to exceptions by J and K', async () => {
  const user = userEvent.setup();
  const odd = (r: Thing) => r.n === 4 || r.n === 700;
  show(<DataTable label="Things" rows={many} columns={columns} rowId={rowId} isException={odd} />);
  await user.keyboard('jj');
  expect(document.activeElement).toBe(row('Thing 700'));
  await user.keyboard('k');
  expect(document.activeElement).toBe(row('Thing 4'));
});
