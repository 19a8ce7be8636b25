// An undo in the window: conflicts are listed with a tick, deletion is asked for by typing, and each choice makes a
// new plan.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { DeletionOffer, Preview, PreviewConflict } from '@/bindings';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { change, customer, plan } from './sample';

afterEach(() => vi.restoreAllMocks());

const number = (text: string) => ({ kind: 'number' as const, text });

const count = (record: number, chosen = false): PreviewConflict => ({
  choice: { entity: 'licence', record, field: 'count' },
  wrote: number('12'),
  now: number('14'),
  back: number('10'),
  chosen,
});

const start: PreviewConflict = {
  choice: { entity: 'licence', record: 9002, field: 'start_date' },
  wrote: { kind: 'date', text: '2026-03-18' },
  now: { kind: 'date', text: '2026-03-18' },
  back: null,
  chosen: false,
};

const offer: DeletionOffer = {
  run: 'R3',
  confirm: 'delete 2 licences',
  licences: [
    { id: 9011, name: 'Exchange', customer: 'Acme', why: '' },
    { id: 9012, name: 'Teams', customer: 'Acme', why: '' },
  ],
  kept: [
    { id: 9013, name: 'Visio', customer: 'Acme', why: 'It is counted by recurring invoice -240.' },
  ],
  linesUnknown: null,
};

const off = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';

async function open(conflicts: PreviewConflict[], more: Partial<Preview> = {}) {
  const base = plan({
    created: new Date().toISOString(),
    undoes: 'R3',
    remarks: ['Takes back the run R3.', 'One.', 'Two.'],
    customers: [customer('Acme', [change(1), change(2, { action: 'blocked', conflicts })])],
    ...more,
  });
  vi.spyOn(backend, 'preview').mockImplementation((asked) =>
    Promise.resolve({ ...base, plan: asked }),
  );
  const undo = vi.spyOn(backend, 'undoRun').mockResolvedValue('P2');
  vi.spyOn(backend, 'undoDeletions').mockResolvedValue(offer);
  vi.spyOn(backend, 'runState').mockResolvedValue(null);
  const shown = showWindow('/plans/P1');
  await screen.findByTestId('preview');
  return { user: userEvent.setup(), undo, ...shown };
}

it('lists what it leaves alone with all three values, and undoes what is ticked in a new plan', async () => {
  const { user, undo, router } = await open([count(9001), count(9002), start]);
  const row = within(screen.getByTestId('conflict-9001-count'));
  for (const value of ['12', '14', '10']) expect(row.getByText(value)).toBeTruthy();
  const button = screen.getByTestId('conflicts-undo');
  expect(off(button)).toBe(true);
  const none = within(screen.getByTestId('conflict-9002-start_date'));
  expect(none.queryByRole('checkbox')).toBeNull();
  expect(none.getByText('had no value before: it stays')).toBeTruthy();
  expect(screen.getByText('Two.')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.click(row.getByRole('checkbox'));
  expect(button.textContent).toBe('Undo this one too');
  await user.click(button);
  expect(undo).toHaveBeenCalledWith('R3', [count(9001).choice], null);
  await waitFor(() => expect(router.state.location.pathname).toBe('/plans/P2'));
}, 20_000);

it('shows what was chosen as ticked, reads again with it, and lets it be left alone', async () => {
  const { user, undo } = await open([count(9001, true)], { created: '2026-01-01T00:00:00Z' });
  const box = within(screen.getByTestId('conflict-9001-count')).getByRole('checkbox');
  expect(box.getAttribute('aria-checked')).toBe('true');
  await user.click(box);
  expect(screen.getByTestId('conflicts-undo').textContent).toBe('Leave them all alone');
  await user.click(screen.getByTestId('read-again'));
  expect(undo).toHaveBeenLastCalledWith('R3', [count(9001).choice], null);
});

it('deletes only what was typed', async () => {
  const { user, undo } = await open([count(9001, true)], {
    tally: { ...plan().tally, deactivate: 3 },
  });
  await user.click(screen.getByTestId('delete-open'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete what R3 made' }));
  expect(await dialog.findByText(/recurring invoice -240/)).toBeTruthy();
  const action = dialog.getByRole('button', { name: 'Preview the deletion' });
  expect(off(action)).toBe(true);
  expect(await violations()).toEqual([]);
  await user.type(dialog.getByLabelText('Type “delete 2 licences”'), 'delete 3 licences');
  expect(off(action)).toBe(true);
  await user.clear(dialog.getByLabelText('Type “delete 2 licences”'));
  await user.type(dialog.getByLabelText('Type “delete 2 licences”'), 'delete 2 licences');
  await user.click(action);
  expect(undo).toHaveBeenCalledWith('R3', [count(9001).choice], 'delete 2 licences');
}, 20_000);

it('offers no deletion where the lines cannot be read', async () => {
  const { user } = await open([], { tally: { ...plan().tally, deactivate: 1 } });
  vi.spyOn(backend, 'undoDeletions').mockResolvedValue({
    ...offer,
    licences: [],
    linesUnknown: 'Halo refused to read recurring invoices (403).',
  });
  await user.click(screen.getByTestId('delete-open'));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/could not be read, so none is deleted/)).toBeTruthy();
  expect(dialog.queryByRole('textbox')).toBeNull();
  expect(off(dialog.getByRole('button', { name: 'Preview the deletion' }))).toBe(true);
});
