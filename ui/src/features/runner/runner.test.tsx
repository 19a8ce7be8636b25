// Who runs what is due: the system's entry, the open app, the tray, and the question at closing.
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend, events } from '@/backend/backend';
import { openFake } from '@/backend/fake/fake';
import { wishes } from '@/backend/fake/address';
import { refusal } from '@/backend/fake/refusals';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => vi.restoreAllMocks());

/** The window before a shell that answers about this part as the address asks. */
function before(search: string) {
  const { commands } = openFake(wishes(search));
  vi.spyOn(backend, 'runner').mockImplementation(() => commands.runner());
  vi.spyOn(backend, 'presence').mockImplementation(() => commands.presence());
  return {
    install: vi.spyOn(backend, 'installTimer').mockImplementation(() => commands.installTimer()),
    remove: vi.spyOn(backend, 'removeTimer').mockImplementation(() => commands.removeTimer()),
    save: vi.spyOn(backend, 'saveRunnerSettings').mockImplementation(commands.saveRunnerSettings),
    login: vi.spyOn(backend, 'startAtLogin').mockImplementation(commands.startAtLogin),
    run: vi.spyOn(backend, 'runDue').mockImplementation(() => commands.runDue()),
  };
}

const state = () => screen.findByTestId('timer-state');

it('shows what is written before it is, and then that the system looks', async () => {
  const user = userEvent.setup();
  const asked = before('?timer=absent');
  showWindow('/settings');
  expect((await state()).textContent).toBe('Nobody looks');
  await user.click(screen.getByRole('button', { name: 'What is written, and where' }));
  expect(screen.getByText(/OnCalendar=\*:0\/15/)).toBeTruthy();
  expect(screen.getByText(/halyard-sync\.service$/)).toBeTruthy();
  expect(asked.install).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Have the system look' }));
  await screen.findByText('It looks every 15 minutes');
  expect(screen.getByText(/loginctl enable-linger/)).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('says what is wrong with the entry, and mends it by writing it anew', async () => {
  const user = userEvent.setup();
  before('?timer=broken');
  showWindow('/settings');
  const faults = await screen.findByTestId('timer-faults');
  expect(within(faults).getAllByRole('listitem')).toHaveLength(2);
  within(faults).getByText(/Halyard was moved or updated/);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Write it anew' }));
  await screen.findByText('It looks every 15 minutes');
  expect(screen.queryByTestId('timer-faults')).toBeNull();
}, 20_000);

it('takes the entry away only after asking', async () => {
  const user = userEvent.setup();
  const asked = before('?timer=well');
  showWindow('/settings');
  await user.click(await screen.findByTestId('timer-remove'));
  const dialog = await screen.findByRole('dialog');
  expect(asked.remove).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Take it away' }));
  await screen.findByText('Nobody looks');
});

it('tells a refusal of the system in its words', async () => {
  const user = userEvent.setup();
  const asked = before('?timer=absent');
  asked.install.mockRejectedValueOnce(refusal('TIMER-REFUSED'));
  showWindow('/settings');
  await user.click(await screen.findByTestId('timer-install'));
  await screen.findByText('Code TIMER-REFUSED');
  expect((await state()).textContent).toBe('Nobody looks');
});

it('says where neither scheduler nor tray is to be had, and offers nothing that cannot be done', async () => {
  before('?timer=none');
  showWindow('/settings');
  expect((await state()).textContent).toBe('Not possible here');
  screen.getByText(/no systemd user manager/);
  expect(screen.queryByTestId('timer-install')).toBeNull();
  await screen.findByText(/no library for a tray/);
  expect(screen.queryByRole('switch', { name: /Stay in the tray/ })).toBeNull();
});

it('keeps what a person chooses of the open app', async () => {
  const user = userEvent.setup();
  const asked = before('?timer=absent');
  showWindow('/settings');
  await user.click(await screen.findByRole('switch', { name: /Run what is due while/ }));
  expect(asked.save).toHaveBeenCalledWith({ whileOpen: false, tray: 'unasked' });
  await user.click(await screen.findByRole('switch', { name: /Stay in the tray/ }));
  expect(asked.save).toHaveBeenLastCalledWith({ whileOpen: false, tray: 'stay' });
  await user.click(await screen.findByRole('switch', { name: /Start Halyard when/ }));
  await waitFor(() => expect(asked.login).toHaveBeenCalledWith(true));
});

it('says on Home that nothing looks, until something does', async () => {
  const user = userEvent.setup();
  before('?scheduled');
  const { router } = showWindow('/');
  const note = await screen.findByTestId('nothing-looks');
  expect(note.textContent).toMatch(/Nothing has looked for due runs since/);
  expect(await violations()).toEqual([]);
  await user.click(within(note).getByRole('link', { name: 'See who runs it' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings'));
  await user.click(await screen.findByTestId('run-due'));
  await screen.findByText('Nothing is due.');
  await waitFor(() => expect(screen.getByTestId('looks').textContent).toContain('just now'));
}, 20_000);

it('runs no schedule while the practice company is open, and says so', async () => {
  before('?scheduled');
  vi.spyOn(backend, 'desk').mockResolvedValue({ practice: true, working: [] });
  showWindow('/settings');
  await screen.findByText(/While the practice company is open/);
  expect(screen.getByTestId('run-due').getAttribute('aria-disabled')).toBe('true');
});

it.each([
  ['Keep it in the tray', true],
  ['Close Halyard', false],
])(
  'asks once, as the window is closed: %s',
  async (button, stay) => {
    const user = userEvent.setup();
    let ask: (() => void) | undefined;
    vi.spyOn(events.trayAsked, 'listen').mockImplementation((tell) => {
      ask = () => tell({ payload: null });
      return Promise.resolve(() => undefined);
    });
    const keep = vi.spyOn(backend, 'keepInTray').mockResolvedValue(null);
    showWindow('/settings');
    await screen.findByRole('heading', { level: 1 });
    act(() => ask?.());
    const dialog = await screen.findByRole('dialog', { name: 'Keep Halyard in the tray?' });
    expect(await violations()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: button }));
    expect(keep).toHaveBeenCalledWith(stay);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  },
  20_000,
);
