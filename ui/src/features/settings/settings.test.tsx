// Settings: what holds at once, and what is saved.
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { setPreference } from '@/lib/preferences';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => {
  vi.restoreAllMocks();
  setPreference('theme', 'system');
  setPreference('singleKeys', true);
});

it('changes the look at once', async () => {
  const user = userEvent.setup();
  showWindow('/settings');
  await user.click(await screen.findByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
  await user.click(screen.getByRole('switch', { name: 'Single-letter keys' }));
  expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false');
});

it('saves the limit of requests alone, without a secret', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveHalo');
  showWindow('/settings');
  const field = await screen.findByTestId('budget-halo');
  await user.clear(field);
  await user.type(field, '12x{Enter}');
  await screen.findByText('Enter a whole number.');
  expect(save).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, '200{Enter}');
  await waitFor(() => expect(save).toHaveBeenCalled());
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    budget: 200,
    resourceUrl: 'https://acme.halopsa.com/api',
  });
  expect(save.mock.calls[0]?.[1]).toBeNull();
});

it('says where the support file went, and shows it', async () => {
  const user = userEvent.setup();
  const show = vi.spyOn(backend, 'showFile');
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Save a support file' }));
  await screen.findByText('Saved as halyard-support.json in /home/you/Downloads.');
  await user.click(screen.getByRole('button', { name: 'Show in folder' }));
  expect(show).toHaveBeenCalledWith({
    name: 'halyard-support.json',
    folder: '/home/you/Downloads',
  });
  expect(await violations()).toEqual([]);
});

it('says whether the audit is intact, and names the row where it is not', async () => {
  const user = userEvent.setup();
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Verify the audit' }));
  await screen.findByText('Intact, 4,211 rows.');
  vi.spyOn(backend, 'verifyAudit').mockResolvedValueOnce({
    intact: false,
    rows: 6,
    hash: '00',
    broken: { row: 7, kind: null, at: null, why: 'Its text was changed.' },
  });
  await user.click(screen.getByRole('button', { name: 'Verify the audit' }));
  await screen.findByText(/row 7 is not what was written. Its text was changed./);
});

it('shows what going back would change, and goes back to just that', async () => {
  const user = userEvent.setup();
  const restore = vi.spyOn(backend, 'restoreBackup');
  showWindow('/settings');
  const [newest] = await screen.findAllByRole('button', { name: /^Restore the backup of/ });
  if (newest === undefined) throw new Error('no backup is listed');
  await user.click(newest);
  await screen.findByText(/Larkgarth & Thornstead/);
  expect(restore).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Go back' }));
  await screen.findByText('Enter the secrets again for: giacom.');
  expect(restore).toHaveBeenCalledWith('halyard-run-2.db', 'ab');
});
