// The history in the window: found, filtered, and leading to receipts.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { longAge } from './lines';

afterEach(() => vi.restoreAllMocks());

const table = () => screen.findByRole('grid', { name: 'Runs' });

it('lists all runs, names undo runs by what they took back, and passes axe', async () => {
  showWindow('/history');
  const grid = await table();
  expect(grid.getAttribute('aria-rowcount')).toBe('8');
  expect(within(grid).getByRole('link', { name: 'R3 Undo of R4' })).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('filters by state and words, says when nothing fits, and shows all again', async () => {
  const user = userEvent.setup();
  showWindow('/history');
  const grid = await table();
  await user.click(screen.getByRole('button', { name: /^Done 3/ }));
  expect(grid.getAttribute('aria-rowcount')).toBe('4');
  await user.keyboard('/');
  await user.keyboard('nobody');
  await screen.findByText('No run fits these filters.');
  await user.click(screen.getByRole('button', { name: 'Show all runs' }));
  await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('8'));
});

it('opens the receipt of the row with Enter', async () => {
  const user = userEvent.setup();
  const { router } = showWindow('/history');
  const grid = await table();
  within(grid).getAllByRole('row')[1]?.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/receipts/R6'));
});

it('says why it is empty and what leads to the first run', async () => {
  vi.spyOn(backend, 'history').mockResolvedValue([]);
  vi.spyOn(backend, 'home').mockResolvedValue({
    connections: [],
    attention: [],
    plans: [],
    runs: [],
  });
  showWindow('/history');
  expect(await screen.findByRole('link', { name: 'Connect HaloPSA' })).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('counts months and years for what is long past', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(longAge('2026-11-20T12:00:00Z', 'en-GB', now)).toBe('1 day ago');
  expect(longAge('2026-09-01T12:00:00Z', 'en-GB', now)).toBe('2 months ago');
  expect(longAge('2024-09-01T12:00:00Z', 'en-GB', now)).toBe('2 years ago');
});
