// The audit in the window: which rows there are, what those in view say, and whether all of it is intact.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { filled, pagesAt, rowsIn, slotsOf } from './slots';

afterEach(() => vi.restoreAllMocks());

const table = () => screen.findByRole('grid', { name: 'Rows of the audit' });

it('says at the top whether it is intact, lists the newest first, and passes axe', async () => {
  const lines = vi.spyOn(backend, 'auditLines');
  showWindow('/audit');
  const grid = await table();
  await screen.findByText('Intact, 4,211 rows.');
  expect(grid.getAttribute('aria-rowcount')).toBe('4212');
  await within(grid).findByRole('button', { name: 'Show all of row 4211' });
  await within(grid).findAllByText('Change applied');
  expect(screen.getByTestId('audit-count').textContent).toBe('4,211 rows');
  const asked = lines.mock.calls.flatMap(([rows]) => rows);
  expect(asked.length, 'never all rows').toBeLessThanOrEqual(200);
  expect(asked[0]).toBe(4211);
  expect(await violations()).toEqual([]);
}, 20_000);

it('says so where there are more rows than a list can hold', async () => {
  const rows = 700_000;
  vi.spyOn(backend, 'auditIndex').mockResolvedValue({ rows, spans: [{ newest: rows, oldest: 1 }] });
  showWindow('/audit');
  await screen.findByText('The newest 500,000 are listed; the saved file has all of them');
  expect(screen.getByTestId('audit-count').textContent, 'and how many there are').toBe(
    '700,000 rows',
  );
});

it('asks for the rows of another page when they are looked at', async () => {
  const user = userEvent.setup();
  const lines = vi.spyOn(backend, 'auditLines');
  showWindow('/audit');
  const grid = await table();
  const [, first] = within(grid).getAllByRole('row');
  first?.focus();
  await user.keyboard('{End}');
  await within(grid).findByText('Audit began');
  expect(lines.mock.calls.some(([rows]) => rows.includes(1) && rows.length <= 100)).toBe(true);
});

it('shows all that a row says, field by field, with the request and its answer', async () => {
  const user = userEvent.setup();
  showWindow('/audit');
  await user.click(await screen.findByRole('button', { name: 'Show all of row 4203' }));
  const line = await screen.findByTestId('audit-line');
  await within(line).findByText('POST /SoftwareLicence, 31 record(s)');
  for (const said of ['Quantity', 'Purchase price', 'End date']) {
    expect(within(line).getByText(said)).toBeTruthy();
  }
  expect(within(line).getByText(/^P7$/)).toBeTruthy();
  expect(within(line).getByRole('link', { name: 'Open the receipt' })).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('filters by run, act and words, and shows all again', async () => {
  const user = userEvent.setup();
  const index = vi.spyOn(backend, 'auditIndex');
  const { router } = showWindow('/audit?run=R6');
  await table();
  expect(index).toHaveBeenLastCalledWith({ run: 'R6', kind: null, text: null });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Act' }), 'Run ended');
  await waitFor(() =>
    expect(index).toHaveBeenLastCalledWith({ run: 'R6', kind: 'run-ended', text: null }),
  );
  await user.keyboard('/');
  await user.type(screen.getByRole('searchbox', { name: 'Search the audit' }), 'nobody');
  await screen.findByText('No row fits these filters.');
  expect(index).toHaveBeenLastCalledWith({ run: 'R6', kind: 'run-ended', text: 'nobody' });
  await user.click(screen.getByRole('button', { name: 'Show all rows' }));
  await waitFor(() => expect(screen.getByTestId('audit-count').textContent).toBe('4,211 rows'));
  expect(router.state.location.search).toEqual({});
});

it('names the first row that is not what was written, and shows it', async () => {
  const user = userEvent.setup();
  vi.spyOn(backend, 'verifyAudit').mockResolvedValue({
    intact: false,
    rows: 4199,
    hash: '00',
    broken: { row: 4200, kind: null, at: null, why: 'Its text was changed.' },
  });
  showWindow('/audit');
  await screen.findByText(/row 4,200 is not what was written. Its text was changed./);
  await user.click(screen.getByRole('button', { name: 'Show row 4,200' }));
  await screen.findByRole('dialog', { name: 'Row 4,200' });
});

it('saves all of it in either form, and says where', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveAudit');
  showWindow('/audit');
  await user.click(await screen.findByRole('button', { name: 'Save all as JSON' }));
  await screen.findByText('Saved as halyard-audit.json in /home/you/Downloads.');
  expect(save).toHaveBeenCalledWith('json');
});

it('says why where it cannot be read', async () => {
  const told = { code: 'STORE-DAMAGED', what: 'The data cannot be read.', why: '', fix: '' };
  vi.spyOn(backend, 'auditIndex').mockRejectedValueOnce(told);
  const user = userEvent.setup();
  showWindow('/audit');
  await screen.findByText('The data cannot be read.');
  const notice = screen.getByText('The data cannot be read.').closest<HTMLElement>('[role=alert]');
  if (notice === null) throw new Error('it is told as an error');
  await user.click(within(notice).getByRole('button', { name: 'Check again' }));
  await table();
});

it('knows rows by their numbers, whatever is missing between them', () => {
  const slots = slotsOf({
    rows: 5,
    spans: [
      { newest: 9, oldest: 7 },
      { newest: 3, oldest: 2 },
    ],
  });
  expect(slots.map((s) => s.row)).toEqual([9, 8, 7, 3, 2]);
  const long = slotsOf({ rows: 1000, spans: [{ newest: 1000, oldest: 1 }] });
  expect(pagesAt([0, 1, 99, 100, 999])).toBe('0 1 9');
  expect(rowsIn(long, '0 9').map((p) => [p[0], p.at(-1)])).toEqual([
    [1000, 901],
    [100, 1],
  ]);
  expect(rowsIn([], '0')).toEqual([]);
  expect(filled(slots, [])).toBe(slots);
});
