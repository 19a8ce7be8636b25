// Giacom's side of the wizard: versions side by side, the method that is locked, matching at the end.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => vi.restoreAllMocks());

it('locks the method once licences are linked by it, and says why', async () => {
  showWindow('/connect/giacom-import');
  await screen.findByTestId('method-locked');
  expect(screen.getByRole('radio', { name: /^Everything/ })).toHaveProperty('checked', true);
  expect(screen.getByRole('radio', { name: /^Microsoft only/ })).toHaveProperty('disabled', true);
  expect(await violations()).toEqual([]);
});

it('shows a saved key as saved, and tests what is saved as saved', async () => {
  const user = userEvent.setup();
  const check = vi.spyOn(backend, 'check');
  showWindow('/connect/giacom');
  expect((await screen.findByTestId('secret')).textContent).toContain('Saved in the keychain');
  await user.click(screen.getByTestId('wizard-next'));
  await user.click(await screen.findByTestId('wizard-next'));
  await screen.findByTestId('ladder');
  expect(check).toHaveBeenCalledWith('giacom');
});

it('opens another connection where one is there, of the vendor that is chosen', async () => {
  const user = userEvent.setup();
  const { router } = showWindow('/connect/vendor');
  const choice = within(await screen.findByTestId('vendor-choice'));
  expect(choice.getByText('Connected as giacom. This adds another connection.')).toBeDefined();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('choose-giacom'));
  await waitFor(() => expect(router.state.location.search).toEqual({ name: 'giacom-2' }));
  expect(router.state.location.pathname).toBe('/connect/giacom');
});

it('waits for HaloPSA, which its data go into', async () => {
  await backend.practiceOpen('small');
  showWindow('/connect/giacom');
  const link = await screen.findByRole('link', { name: 'Connect HaloPSA first' });
  expect(link.getAttribute('href')).toContain('/connect/halo');
});

it('tries both versions, and never offers the one that is not confirmed', async () => {
  const user = userEvent.setup();
  await backend.practiceOpen('small');
  await backend.saveHalo({ name: 'halo' }, null);
  const { router } = showWindow('/connect/giacom');
  await screen.findByText('Saved for the practice company');
  await user.click(screen.getByRole('button', { name: 'Try the saved key' }));
  const v1 = within(await screen.findByTestId('version-v1'));
  await v1.findByText('v1 answers this key.');
  const v2 = within(screen.getByTestId('version-v2'));
  expect(v2.getByText('not confirmed')).toBeDefined();
  expect(v2.getByRole('radio')).toHaveProperty('disabled', true);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('wizard-next'));
  await user.click(await screen.findByRole('radio', { name: /^Set the licence inactive/ }));
  await user.click(screen.getByTestId('wizard-next'));
  await screen.findByTestId('ladder');
  const save = vi.spyOn(backend, 'saveVendor');
  await user.click(screen.getByRole('button', { name: 'Save and match customers' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/matching/giacom'));
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    name: 'giacom',
    import: { into: 'halo', missing: 'deactivate', money: 'cost', only: [] },
    source: { vendor: 'giacom', apiVersion: 'v1' },
  });
});
