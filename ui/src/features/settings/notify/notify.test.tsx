// Being told: which runs, which ways, secrets that go in and never come back, tests with their result in place.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { refusal } from '@/backend/fake/refusals';
import { notifySeed } from '@/backend/fake/notify';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

/** As in a new installation; the shell outlives each test. */
beforeEach(async () => {
  await backend.clearWebhook();
  await backend.clearMail();
  await backend.setTellWhen('changes');
  await backend.switchWay('desktop', true);
});

afterEach(() => vi.restoreAllMocks());

const address = 'https://hooks.slack.com/services/T0/B0/planted';

/** All ways are set up; they worked, or failed. */
function seeded(wish: 'set' | 'failed') {
  return vi.spyOn(backend, 'notifications').mockResolvedValue(notifySeed(wish));
}

it('tells of what is new only unless every run is chosen', async () => {
  const user = userEvent.setup();
  const choose = vi.spyOn(backend, 'setTellWhen');
  showWindow('/settings');
  const every = await screen.findByRole('radio', { name: 'Every run' });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'What is new only' }).checked).toBe(
    true,
  );
  await user.click(every);
  expect(choose).toHaveBeenCalledWith('every-run');
  await waitFor(() => expect((every as HTMLInputElement).checked).toBe(true));
});

it('switches the desktop off and on, and tries it out', async () => {
  const user = userEvent.setup();
  const flip = vi.spyOn(backend, 'switchWay');
  showWindow('/settings');
  const row = await screen.findByTestId('way-desktop');
  await user.click(within(row).getByRole('button', { name: /^Send a test message/ }));
  await within(row).findByText('Taken just now. Look whether it arrived.');
  await user.click(within(row).getByRole('switch', { name: 'On this desktop' }));
  expect(flip).toHaveBeenCalledWith('desktop', false);
});

it('takes the address of a channel, suggests its kind, and never shows it again', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'setWebhook');
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Set up a channel' }));
  const form = screen.getByTestId('webhook-form');
  await user.click(within(form).getByRole('button', { name: 'Save the channel' }));
  within(form).getByText('Paste the address.');
  expect(save).not.toHaveBeenCalled();
  const field = within(form).getByLabelText('Address of the webhook');
  expect(field.getAttribute('type')).toBe('password');
  await user.type(field, address);
  await user.tab();
  await within(form).findByText('hooks.slack.com most likely reads Slack.');
  expect(within(form).getByRole<HTMLInputElement>('radio', { name: 'Slack' }).checked).toBe(true);
  await user.click(within(form).getByRole('button', { name: 'Save the channel' }));
  await screen.findByText('hooks.slack.com, as Slack reads it');
  expect(save).toHaveBeenCalledWith('slack', address);
  expect(document.body.innerHTML).not.toContain('planted');
  await user.click(screen.getByRole('button', { name: /^Change: In a channel/ }));
  screen.getByText('Saved in the keychain');
  expect(await violations()).toEqual([]);
}, 20_000);

it('says what is wrong with an address, where it is entered', async () => {
  const user = userEvent.setup();
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Set up a channel' }));
  await user.type(screen.getByLabelText('Address of the webhook'), 'http://hooks.example.com/x');
  await user.tab();
  const form = screen.getByTestId('webhook-form');
  await within(form).findByText(/ADDRESS-NOT-HTTPS/);
});

it('takes a mail server, and the port that goes with its security', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'setMail');
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Set up e-mail' }));
  const form = screen.getByTestId('mail-form');
  await user.click(within(form).getByRole('button', { name: 'Save e-mail' }));
  within(form).getByText('Name the mail server, such as smtp.acme.example.');
  within(form).getByText('Enter one address at least.');
  await user.type(within(form).getByLabelText('Mail server'), 'smtp.acme.example');
  await user.selectOptions(within(form).getByLabelText('Security'), 'starttls');
  expect(within(form).getByLabelText('Port').getAttribute('placeholder')).toBe('587');
  await user.type(within(form).getByLabelText('Port'), '99999');
  within(form).getByText('A port is a number from 1 to 65535.');
  await user.clear(within(form).getByLabelText('Port'));
  await user.type(within(form).getByLabelText('User name'), 'it@acme.example');
  await user.type(within(form).getByLabelText('Password'), 'planted');
  await user.type(within(form).getByLabelText('To'), 'boss@acme.example');
  await user.click(within(form).getByRole('button', { name: 'Save e-mail' }));
  await screen.findByText('To boss@acme.example, through smtp.acme.example');
  expect(save).toHaveBeenCalledWith(
    {
      host: 'smtp.acme.example',
      port: null,
      security: 'starttls',
      user: 'it@acme.example',
      from: '',
      to: 'boss@acme.example',
    },
    'planted',
  );
  expect(document.body.innerHTML).not.toContain('planted');
}, 20_000);

it('keeps the saved password for its own server and asks for another’s', async () => {
  seeded('set');
  const user = userEvent.setup();
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Change: By e-mail' }));
  const form = screen.getByTestId('mail-form');
  within(form).getByText('Saved in the keychain');
  await user.type(within(form).getByLabelText('Mail server'), '.uk');
  expect(within(form).queryByText('Saved in the keychain')).toBeNull();
  within(form).getByLabelText('Password');
});

it('shows the last failure of each way with its time, and what a test finds in place', async () => {
  seeded('failed');
  const user = userEvent.setup();
  const test = vi.spyOn(backend, 'testNotification').mockRejectedValue(refusal('NET-UNREACHABLE'));
  showWindow('/settings');
  const row = await screen.findByTestId('way-webhook');
  within(row).getByText(/^Failed /);
  within(row).getByText('hooks.slack.com knows the webhook no more (404).');
  within(row).getByText(/WEBHOOK-GONE/);
  expect(within(row).queryByRole('alert')).toBeNull();
  await user.click(within(row).getByRole('button', { name: /^Send a test message/ }));
  expect(test).toHaveBeenCalledWith('webhook');
  await within(row).findByRole('alert');
  expect(await violations()).toEqual([]);
}, 20_000);

it('forgets a way with its secret', async () => {
  const user = userEvent.setup();
  seeded('set');
  const clear = vi.spyOn(backend, 'clearMail').mockResolvedValue(notifySeed('fresh'));
  showWindow('/settings');
  await user.click(await screen.findByRole('button', { name: 'Remove: By e-mail' }));
  await screen.findByRole('button', { name: 'Set up e-mail' });
  expect(clear).toHaveBeenCalled();
});

it('says so where the settings cannot be read', async () => {
  vi.spyOn(backend, 'notifications').mockRejectedValue(refusal('STORE-DAMAGED'));
  showWindow('/settings');
  await screen.findByText(/STORE-DAMAGED/);
  expect(screen.queryByTestId('notifications')).toBeNull();
});
