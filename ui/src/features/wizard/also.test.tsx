// ALSO's side of the wizard: prepared, typed, looked at, tested, saved.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

beforeEach(async () => {
  await backend.practiceLeave();
  await backend.saveHalo({ name: 'halo' }, 's');
});
afterEach(() => vi.restoreAllMocks());

it('offers what it would make of a pasted address, and says what it cannot use', async () => {
  const user = userEvent.setup();
  showWindow('/connect/also');
  const url = await screen.findByLabelText('Marketplace URL (optional)');
  await user.type(url, 'marketplace.also.ch/#/Account/View/1');
  await user.tab();
  const offer = within(await screen.findByTestId('address-offer'));
  expect(offer.getByText('The path was removed: only the host is needed.')).toBeDefined();
  expect(url, 'nothing changes until it is taken').toHaveProperty(
    'value',
    'marketplace.also.ch/#/Account/View/1',
  );
  await user.click(offer.getByRole('button', { name: 'Use https://marketplace.also.ch' }));
  expect(url).toHaveProperty('value', 'https://marketplace.also.ch');
  await user.clear(url);
  await user.type(url, 'http://marketplace.also.ch');
  await user.tab();
  await screen.findByText(/is not encrypted/);
});

it('empties the address with another marketplace, and says that D&H is not confirmed', async () => {
  const user = userEvent.setup();
  showWindow('/connect/also');
  const url = await screen.findByLabelText('Marketplace URL (optional)');
  await user.type(url, 'https://marketplace.also.ch');
  await user.click(screen.getByRole('radio', { name: /^D&H/ }));
  expect(url).toHaveProperty('value', '');
  expect(screen.getByText('not confirmed')).toBeDefined();
  expect(screen.getByText(/cp\.dandhcloudsolutions\.com/)).toBeDefined();
});

it('asks for what is missing, opens what is folded, and keeps no password', async () => {
  const user = userEvent.setup();
  const keep = vi.spyOn(backend, 'keepDraft');
  showWindow('/connect/also');
  await user.click(await screen.findByRole('button', { name: 'Advanced' }));
  await user.type(screen.getByLabelText('Account id of your company'), 'ACME');
  await user.click(screen.getByRole('button', { name: 'Add a service' }));
  await user.type(screen.getByLabelText('Service name 1'), 'BACKUP');
  await user.click(screen.getByTestId('wizard-next'));
  const summary = within(await screen.findByRole('alert'));
  for (const name of [/user name/, /password/, /Account\/View/, /both its name and its field/]) {
    expect(summary.getByRole('link', { name })).toBeDefined();
  }
  expect(await violations()).toEqual([]);
  await user.type(screen.getByLabelText('Password'), 'l0ng-s3cret');
  await user.type(screen.getByLabelText('User name'), 'api');
  await waitFor(async () => expect((await backend.draft('also'))?.vendor?.name).toBe('also'));
  expect(JSON.stringify(keep.mock.calls)).not.toContain('l0ng-s3cret');
});

it('saves what was typed and chosen, in ALSO’s own terms', async () => {
  const user = userEvent.setup();
  const check = vi.spyOn(backend, 'checkVendor');
  const save = vi.spyOn(backend, 'saveVendor');
  const { router } = showWindow('/connect/also');
  await user.type(await screen.findByLabelText('User name'), 'api@acme.example');
  await user.type(screen.getByLabelText('Password'), 'l0ng-s3cret');
  await user.click(screen.getByTestId('wizard-next'));
  const chosen = await screen.findByRole('radio', { name: /^Only those I choose/ });
  expect(chosen, 'nobody is known before the first reading').toHaveProperty('disabled', true);
  const untouched = screen.getByRole('radio', { name: /^Leave them as they are/ });
  expect(untouched, 'prices are off unless asked').toHaveProperty('checked', true);
  await user.click(screen.getByRole('radio', { name: /^Set price and cost/ }));
  await user.click(screen.getByRole('radio', { name: /^As Halo does with its ALSO switch off/ }));
  await user.click(screen.getByRole('checkbox', { name: 'Follow ALSO’s addresses' }));
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('wizard-next'));
  await screen.findByTestId('ladder');
  expect(check.mock.calls[0]?.[1]).toBe('l0ng-s3cret');
  await user.click(screen.getByTestId('wizard-save'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/matching/also'));
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    name: 'also',
    import: { into: 'halo', money: 'cost-and-price', missing: 'follow', followAddresses: true },
    source: { vendor: 'also', marketplace: 'also', username: 'api@acme.example', pauseMs: 500 },
  });
});

it('does not save without a sign-in', async () => {
  const user = userEvent.setup();
  vi.spyOn(backend, 'checkVendor').mockResolvedValue({
    connection: 'also',
    ok: false,
    tests: [
      {
        key: 'signIn', name: 'Sign in', result: 'fail', code: 'ALSO-2FA', why: '',
        what: 'Two-factor sign-in is on.',
        fix: 'Have it switched off under Company > Security > Enforced Multi-Factor Authentication.',
      },
    ],
  }); // prettier-ignore
  const save = vi.spyOn(backend, 'saveVendor');
  showWindow('/connect/also');
  await user.type(await screen.findByLabelText('User name'), 'api');
  await user.type(screen.getByLabelText('Password'), 'l0ng-s3cret');
  await user.click(screen.getByTestId('wizard-next'));
  await user.click(await screen.findByTestId('wizard-next'));
  await screen.findByText(
    /Saving waits for the sign-in: without it nothing could be read from ALSO/,
  );
  await user.click(screen.getByTestId('wizard-save'));
  expect(save).not.toHaveBeenCalled();
});

it('chooses among the customers once they are known', async () => {
  const user = userEvent.setup();
  await backend.saveVendor({ name: 'also', source: { vendor: 'also', username: 'api' } }, 's');
  const { rows } = await backend.refreshMatching('also');
  const one = rows[3];
  if (one === undefined) throw new Error('the fake has customers');
  const save = vi.spyOn(backend, 'saveVendor');
  showWindow('/connect/also-import');
  await user.click(await screen.findByRole('radio', { name: /^Only those I choose/ }));
  const picker = within(await screen.findByTestId('customer-picker'));
  await user.click(screen.getByTestId('wizard-next'));
  expect(
    await screen.findAllByText('Choose at least one customer, or all that are matched.'),
  ).toHaveLength(2);
  await user.type(picker.getByRole('searchbox'), one.customerId);
  await user.click(picker.getByRole('checkbox', { name: one.customerName }));
  await picker.findByText(`1 of ${rows.length} chosen`);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('wizard-next'));
  await screen.findByTestId('ladder');
  await user.click(screen.getByTestId('wizard-save'));
  await waitFor(() => expect(save).toHaveBeenCalled());
  expect(save.mock.calls[0]?.[0].import?.only).toEqual([one.customerId]);
});
