// The wizard in the window: offers, faults, drafts without secrets, tests, saving.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { CheckRow, TestKey } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

// Nothing is connected at first.
beforeEach(() => backend.practiceLeave());
afterEach(() => vi.restoreAllMocks());

const row = (key: TestKey, result: CheckRow['result'], fix = ''): CheckRow => ({
  key, name: `test ${key}`, result, what: `${key}: ${result}.`, why: '', fix, code: result === 'fail' ? 'X' : '',
}); // prettier-ignore

async function typeHalo(user: ReturnType<typeof userEvent.setup>) {
  await user.type(await screen.findByLabelText('Resource Server'), 'acme.halopsa.com');
  await user.tab();
  await user.type(screen.getByLabelText('Client ID'), '4f0c2b1e');
  await user.type(screen.getByLabelText('Client Secret'), 's3cret');
}

it('offers a repair of the address and changes nothing until it is taken', async () => {
  const user = userEvent.setup();
  showWindow('/connect/halo-application');
  const field = await screen.findByLabelText('Resource Server');
  await user.type(field, 'acme.halopsa.com');
  await user.tab();
  const offer = await screen.findByTestId('address-offer');
  expect(within(offer).getByText('https:// was added.')).toBeDefined();
  expect(field).toHaveProperty('value', 'acme.halopsa.com');
  await user.click(screen.getByRole('button', { name: 'Use https://acme.halopsa.com/api' }));
  expect(field).toHaveProperty('value', 'https://acme.halopsa.com/api');
  expect(document.activeElement).toBe(field);
});

it('says beside the field why an address cannot be used', async () => {
  const user = userEvent.setup();
  showWindow('/connect/halo-application');
  await user.type(await screen.findByLabelText('Resource Server'), 'halo');
  await user.tab();
  await screen.findByText(/cannot be used\. It names no host/);
});

it('sums up what is missing, with focus, and leads to each field', async () => {
  const user = userEvent.setup();
  showWindow('/connect/halo-application');
  await user.click(await screen.findByTestId('wizard-next'));
  const summary = await screen.findByRole('alert');
  expect(document.activeElement).toBe(summary);
  await user.click(within(summary).getByRole('link', { name: 'Enter the Client Secret.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Client Secret'));
  expect(await violations()).toEqual([]);
});

it('keeps what was typed, but never the secret', async () => {
  const user = userEvent.setup();
  const keep = vi.spyOn(backend, 'keepDraft');
  const { unmount } = showWindow('/connect/halo-application');
  await typeHalo(user);
  unmount();
  await waitFor(async () => {
    const draft = await backend.draft('halo');
    expect(draft?.halo?.clientId).toBe('4f0c2b1e');
  });
  expect(JSON.stringify(keep.mock.calls)).not.toContain('s3cret');
  showWindow('/connect/halo-application');
  expect(await screen.findByLabelText('Client ID')).toHaveProperty('value', '4f0c2b1e');
  expect(screen.getByLabelText('Client Secret')).toHaveProperty('value', '');
});

it('tests what was typed, saves it, and goes on to the vendors', async () => {
  const user = userEvent.setup();
  const check = vi.spyOn(backend, 'checkHalo');
  const save = vi.spyOn(backend, 'saveHalo');
  const { router } = showWindow('/connect/halo-application');
  await typeHalo(user);
  await user.click(screen.getByTestId('wizard-next'));
  await screen.findByTestId('ladder');
  expect(check).toHaveBeenCalledTimes(1);
  expect(check.mock.calls[0]?.[1]).toBe('s3cret');
  // Warnings do not stop.
  expect(screen.getByText('2 warnings')).toBeDefined();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/connect/vendor'));
  expect(save.mock.calls[0]?.[1]).toBe('s3cret');
  expect(await backend.draft('halo'), 'what is saved needs no draft').toBeNull();
});

it('does not save without a sign-in, and says so beside the button', async () => {
  const user = userEvent.setup();
  vi.spyOn(backend, 'checkHalo').mockResolvedValue({
    connection: 'halo',
    ok: false,
    tests: [row('address', 'pass'), row('signIn', 'fail')],
  });
  const save = vi.spyOn(backend, 'saveHalo');
  showWindow('/connect/halo-application');
  await typeHalo(user);
  await user.click(screen.getByTestId('wizard-next'));
  await screen.findByText(/Saving waits for the sign-in/);
  await user.click(screen.getByTestId('wizard-save'));
  expect(save).not.toHaveBeenCalled();
});

it('asks before saving with a failed test, and offers the exact setting to copy', async () => {
  const user = userEvent.setup();
  const fix = 'In Halo open Configuration > Agents > Permissions and set Customers to Read.';
  vi.spyOn(backend, 'checkHalo').mockResolvedValue({
    connection: 'halo',
    ok: false,
    tests: [row('signIn', 'pass'), row('readLicences', 'fail', fix)],
  });
  const save = vi.spyOn(backend, 'saveHalo');
  showWindow('/connect/halo-application');
  await typeHalo(user);
  await user.click(screen.getByTestId('wizard-next'));
  const test = within(await screen.findByTestId('test-readLicences'));
  expect(test.getByRole('button', { name: 'Copy the path' })).toBeDefined();
  await user.click(screen.getByTestId('wizard-save'));
  const dialog = within(await screen.findByRole('dialog'));
  expect(save).not.toHaveBeenCalled();
  await user.click(dialog.getByRole('button', { name: 'Save anyway' }));
  await waitFor(() => expect(save).toHaveBeenCalled());
});
