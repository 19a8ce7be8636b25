// The receipt in the window: its figures lead to rows, its actions to plans, and it passes axe.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

const print = vi.fn();

beforeEach(() => {
  print.mockClear();
  window.print = print;
});
afterEach(() => vi.restoreAllMocks());

async function open(run: string) {
  const shown = showWindow(`/receipts/${run}`);
  await screen.findByTestId('receipt-result');
  return { user: userEvent.setup(), ...shown };
}

it('leads from the figure of failures to their rows, by repair', async () => {
  const { user } = await open('R6');
  const failed = screen.getByTestId('receipt-result-problems');
  const n = Number(/\d+/.exec(failed.textContent)?.[0]);
  expect(n).toBeGreaterThan(1);
  await user.click(failed);
  expect(screen.getByRole('button', { name: /By repair/ }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  expect(screen.getByText(new RegExp(`^${n} of \\d+ changes$`))).toBeTruthy();
  const table = screen.getByRole('treegrid', { name: 'Changes' });
  expect(within(table).queryByText('Applied')).toBeNull();
  expect(within(table).getByText('Code HALO-403')).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('shows the head of the audit, what it proves, and leads to the rows of its run', async () => {
  const { user, router } = await open('R6');
  const hash = screen.getByTestId('receipt-hash');
  expect(hash.getAttribute('title')).toMatch(/^[0-9a-f]{64}$/);
  expect(screen.getByText(/^Compare it with a receipt kept elsewhere/)).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Rows of this run' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/audit'));
  expect(router.state.location.search).toEqual({ run: 'R6' });
});

it('tries again just what failed, as a plan to look at', async () => {
  const { user, router } = await open('R6');
  await user.click(screen.getByRole('button', { name: /^Retry just those \d/ }));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/plans\/P\d+$/));
});

it('says what undoing does before it makes the plan, and gives focus back', async () => {
  const { user, router } = await open('R5');
  const undo = screen.getByRole('button', { name: 'Undo this run' });
  await user.click(undo);
  const dialog = await screen.findByRole('dialog', { name: 'Undo run R5' });
  expect(within(dialog).getByText(/clients are never deleted/)).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(undo));
  await user.keyboard('{Control>}z{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Preview the undo' }));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/plans\/P\d+$/));
}, 20_000);

it('says on top why a run stopped, and goes on with it', async () => {
  vi.spyOn(backend, 'resume').mockResolvedValue(null);
  const { user, router } = await open('R1');
  expect(screen.getByTestId('receipt-ended').textContent).toMatch(/broke before the answer/);
  expect(await violations()).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/runs/P2'));
}, 20_000);

it('saves, says where, and shows it in its folder', async () => {
  const show = vi.spyOn(backend, 'showFile');
  const { user } = await open('R7');
  await user.click(screen.getByRole('button', { name: 'Export CSV' }));
  await user.click(await screen.findByRole('button', { name: 'Show in folder' }));
  expect(show).toHaveBeenCalledWith({ name: 'receipt-R7.csv', folder: '/home/you/Downloads' });
});

it('prints every change and nothing else, then puts the paper away', async () => {
  const { user } = await open('R6');
  await user.click(screen.getByRole('button', { name: 'Print or PDF' }));
  const paper = await screen.findByTestId('receipt-paper');
  expect(paper.parentElement).toBe(document.body);
  expect(within(paper).getByText('What failed, by repair')).toBeTruthy();
  await waitFor(() => expect(print).toHaveBeenCalled());
  window.dispatchEvent(new Event('afterprint'));
  await waitFor(() => expect(screen.queryByTestId('receipt-paper')).toBeNull());
});

it('tells an undo by the run it took back, and a run by its undo', async () => {
  await open('R3');
  expect(screen.getByRole('heading', { name: 'Receipt R3: Undo of R4' })).toBeTruthy();
});

it('leads from a run that was taken back to the run that did it', async () => {
  await open('R4');
  const notice = screen.getByTestId('receipt-undone');
  await waitFor(() => expect(within(notice).getByRole('link', { name: 'R3' })).toBeTruthy());
  expect(screen.queryByRole('button', { name: 'Undo this run' })).toBeNull();
});

it('shows why where it cannot be read', async () => {
  vi.spyOn(backend, 'receipt').mockRejectedValue({
    code: 'STORE-DAMAGED', what: 'Halyard’s database is damaged.', why: '', fix: 'Put a copy in its place.',
  }); // prettier-ignore
  showWindow('/receipts/R6');
  expect((await screen.findByRole('alert')).textContent).toContain('STORE-DAMAGED');
  expect(await violations()).toEqual([]);
}, 20_000);
