// Settings: what holds at once, and what is saved.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { refusal } from '@/backend/fake/refusals';
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
  const letters = screen.getByRole('switch', { name: 'Single-letter keys' });
  await user.click(letters);
  expect(letters.getAttribute('aria-checked')).toBe('false');
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
  expect(screen.getByRole('link', { name: 'See every row' }).getAttribute('href')).toContain(
    '/audit',
  );
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
  const secret = await screen.findByRole('link', { name: 'Secret of giacom' });
  expect(secret.getAttribute('href')).toContain('/connect/giacom?name=giacom');
  expect(restore).toHaveBeenCalledWith('halyard-run-2.db', 'ab');
});

const choose = () => screen.findByRole('button', { name: 'Choose the file…' });

it('shows what would come from another workstation, takes just that, and asks for the secrets', async () => {
  const user = userEvent.setup();
  const take = vi.spyOn(backend, 'importChosen');
  showWindow('/settings');
  await user.click(await choose());
  const dialog = await screen.findByRole('dialog', {
    name: 'Take over from another workstation?',
  });
  within(dialog).getByText(/212 come in:/);
  within(dialog).getByText(/halyard-20261120-091200\.export/);
  expect(take).not.toHaveBeenCalled();
  expect(await violations()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Take over' }));
  const halo = await within(dialog).findByRole('link', { name: 'Secret of halo' });
  expect(halo.getAttribute('href')).toContain('/connect/halo-application?name=halo');
  within(dialog).getByRole('link', { name: 'Secret of giacom' });
  expect(take).toHaveBeenCalledWith('cd');
}, 20_000);

it('shows nothing where the dialogue is closed without a file', async () => {
  const user = userEvent.setup();
  const asked = vi.spyOn(backend, 'chooseImport').mockResolvedValueOnce(null);
  showWindow('/settings');
  await user.click(await choose());
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(screen.queryByRole('dialog')).toBeNull();
});

it.each(['FILE-NEWER', 'FILE-DAMAGED', 'FILE-FOREIGN'])(
  'tells a file that cannot be taken (%s) and offers another',
  async (code) => {
    const user = userEvent.setup();
    vi.spyOn(backend, 'chooseImport').mockRejectedValueOnce(refusal(code));
    showWindow('/settings');
    await user.click(await choose());
    const dialog = await screen.findByRole('dialog', { name: 'This file cannot be taken over' });
    within(dialog).getByText(refusal(code).what);
    within(dialog).getByText(`Code ${code}`);
    expect(within(dialog).queryByRole('button', { name: 'Take over' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Choose another file…' }));
    await screen.findByRole('dialog', { name: 'Take over from another workstation?' });
  },
);

it('is offered on the welcome screen, quietly', async () => {
  const user = userEvent.setup();
  const { router } = showWindow('/welcome');
  await user.click(
    await screen.findByRole('button', { name: 'Take over from another workstation…' }),
  );
  await user.click(await screen.findByRole('button', { name: 'Take over' }));
  await screen.findByText(/^Done\. Everything is here now/);
  const [, close] = screen.getAllByRole('button', { name: 'Close' });
  await user.click(close ?? screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

it('is off while the practice company is open, and says why', async () => {
  vi.spyOn(backend, 'desk').mockResolvedValue({ practice: true, working: [] });
  showWindow('/settings');
  await screen.findByText(/Leave it first: what comes from another workstation/);
  expect((await choose()).getAttribute('aria-disabled')).toBe('true');
});
