// Duplicates in the window: one of each group stays, what bills is told, and the preview is the way on.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => vi.restoreAllMocks());

const at = '/duplicates/giacom';
const cafe = () => screen.findByRole('table', { name: /Café Linnmoor/ });

it('shows why each group is shown and what bills its licences, and passes axe', async () => {
  showWindow(at);
  const table = await cafe();
  expect(within(table).getByText(/Invoice -12/)).toBeTruthy();
  expect(screen.getAllByText('Same name')).toHaveLength(1);
  expect(await violations()).toEqual([]);
}, 20_000);

it('keeps one of each group, warns of the line, and plans what is ticked', async () => {
  const user = userEvent.setup();
  const plan = vi.spyOn(backend, 'duplicatesPlan');
  const { router } = showWindow(at);
  const table = await cafe();
  const preview = screen.getByTestId<HTMLButtonElement>('duplicates-preview');
  expect(preview.disabled || preview.getAttribute('aria-disabled') === 'true').toBe(true);
  await user.click(within(table).getByRole('checkbox', { name: 'Set licence 101 inactive' }));
  expect(within(table).getByText(/that line bills nothing/)).toBeTruthy();
  const other = within(table).getByRole('checkbox', { name: 'Set licence 210 inactive' });
  expect(other.getAttribute('aria-disabled') ?? other.getAttribute('data-disabled')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Preview 1 change' }));
  expect(plan).toHaveBeenCalledWith('giacom', [101]);
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/plans\//));
});

it('says when there is nothing, and why where reading fails', async () => {
  vi.spyOn(backend, 'duplicates').mockResolvedValueOnce({
    connection: 'giacom',
    groups: [],
    linesUnknown: null,
  });
  showWindow(at);
  expect(await screen.findByText(/looks like another one/)).toBeTruthy();
});
