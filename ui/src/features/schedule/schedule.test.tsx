// Schedules in the window: set, looked at, taken away; what is wrong is said where it is.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { ScheduleScreen } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(async () => {
  vi.restoreAllMocks();
  await backend.runByHand('giacom');
});

const editor = () => screen.findByTestId('schedule-editor');

/** As the engine would tell it, with something otherwise. */
async function told(some: Partial<ScheduleScreen>) {
  const own = await backend.scheduleScreen('giacom');
  vi.spyOn(backend, 'scheduleScreen').mockResolvedValue({ ...own, ...some });
}

it('shows the next times of what is chosen, saves it, and Home shows the next one', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveSchedule');
  const { router } = showWindow('/schedule/giacom');
  await editor();
  const times = await screen.findByTestId('schedule-times');
  await waitFor(() => expect(within(times).getAllByRole('listitem')).toHaveLength(5));
  expect(times.textContent).toContain('02:15');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: /On some days of the week/ }));
  for (const day of ['Tuesday', 'Wednesday', 'Friday']) {
    await user.click(screen.getByRole('checkbox', { name: day }));
  }
  const time = screen.getByRole('textbox', { name: 'Time' });
  await user.clear(time);
  await user.type(time, '6:05');
  await user.click(screen.getByRole('checkbox', { name: 'Licences set inactive or to 0' }));
  screen.getByText('They wait for you; the rest is applied.');
  await user.click(screen.getByTestId('schedule-save'));
  expect(save).toHaveBeenCalledWith('giacom', {
    when: { kind: 'weekdays', days: ['mon', 'thu'], at: '6:05' },
    zone: null,
    customers: true,
    subscriptions: true,
    createClients: false,
    removals: false,
    renames: true,
  });
  await within(screen.getByTestId('schedule-now')).findByText('Mon, Thu at 6:05');
  expect(screen.getByTestId('schedule-save').getAttribute('aria-disabled'), 'saved').toBe('true');
  await router.navigate({ to: '/' });
  const next = await screen.findByTestId('next-run-giacom');
  expect(next.textContent).toMatch(/Next run (Mon|Thu) .* 06:05/);
  expect(screen.queryByTestId('checklist'), 'it is answered').toBeNull();
}, 20_000);

it('says what is wrong on top and at its field, and saves nothing', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveSchedule');
  showWindow('/schedule/giacom');
  await editor();
  const time = screen.getByRole('textbox', { name: 'Time' });
  await user.clear(time);
  await user.type(time, '25:00');
  screen.getByText('Told once the choices at the left make a schedule.');
  for (const covered of ['Customers', 'Subscriptions']) {
    await user.click(screen.getByRole('checkbox', { name: covered }));
  }
  await user.click(screen.getByTestId('schedule-save'));
  const problem = await screen.findByRole('alert', { name: 'There is a problem' });
  await user.click(within(problem).getByRole('link', { name: /Enter a time of day/ }));
  expect(document.activeElement).toBe(time);
  expect(within(problem).getByRole('link', { name: /Choose customers, subs/ })).toBeDefined();
  expect(save).not.toHaveBeenCalled();
  expect(await violations()).toEqual([]);
}, 20_000);

it('runs by hand where that is the answer, and takes it back', async () => {
  const user = userEvent.setup();
  const own = await backend.scheduleScreen('giacom');
  await backend.saveSchedule('giacom', own.form);
  showWindow('/schedule/giacom');
  await user.click(await screen.findByTestId('schedule-by-hand'));
  await screen.findByText(/Runs by hand, as you chose/);
  expect(screen.queryByTestId('schedule-by-hand'), 'it is so').toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await within(screen.getByTestId('schedule-now')).findByText('Daily at 02:15');
});

it('says how the last run went and what waits, each with its place', async () => {
  const { form } = await backend.scheduleScreen('giacom');
  const waiting = (await backend.home()).plans[0] ?? null;
  await told({
    running: 'scheduled',
    standing: {
      form: { ...form, zone: 'Asia/Kolkata' },
      zone: 'Asia/Kolkata',
      due: true,
      next: null,
      last: { at: '2026-11-27T02:15:00Z', end: 'guard', code: 'GUARD', plan: 'P9', run: null },
      note: 'This machine’s clock was set back.',
      waiting,
    },
  });
  showWindow('/schedule/giacom');
  const now = within(await screen.findByTestId('schedule-now'));
  now.getByText('Due now');
  now.getByText('Stopped by the guard');
  now.getByText('time of Asia/Kolkata');
  now.getByText('This machine’s clock was set back.');
  expect(now.getByRole('link', { name: 'Preview P9' }).getAttribute('href')).toContain('/plans/P9');
  expect(now.getByRole('link', { name: /^\d+ changes?$/ }).getAttribute('href')).toContain(
    '/plans/',
  );
});

it('says beforehand that the first run is long, and what each permission means here', async () => {
  await told({
    side: 'also',
    licences: 0,
    reading: { customers: 214, seconds: 428 },
    missing: 'follow',
    followsNames: true,
  });
  showWindow('/schedule/giacom');
  const ahead = within(await screen.findByTestId('schedule-ahead'));
  ahead.getByText(/Nothing is imported yet/);
  ahead.getByText(/214 customers, (about 7 minutes|7 to 8 minutes) each time/);
  screen.getByText(/When a subscription ends: As ALSO means it/);
  screen.getByText('They follow the vendor, as this connection is set.');
  const link = screen.getByRole('link', { name: 'What happens when a subscription ends' });
  expect(link.getAttribute('href')).toContain('/removals/giacom');
});

it('tells what keeps it from being saved', async () => {
  const user = userEvent.setup();
  const refused = {
    code: 'USAGE',
    what: 'There is no such zone.',
    why: '',
    fix: 'Check the name.',
  };
  vi.spyOn(backend, 'saveSchedule').mockRejectedValueOnce(refused);
  showWindow('/schedule/giacom');
  await editor();
  await user.click(screen.getByTestId('schedule-save'));
  await screen.findByText('There is no such zone.');
});

it('runs at once as the schedule would, and shows the run', async () => {
  const user = userEvent.setup();
  const { form } = await backend.scheduleScreen('giacom');
  await backend.saveSchedule('giacom', form);
  const apply = vi.spyOn(backend, 'apply');
  const { router } = showWindow('/schedule/giacom');
  await user.click(await screen.findByTestId('schedule-run-now'));
  await screen.findByText(/applies what the schedule allows/);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('schedule-run-now-start'));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/(runs|receipts)\//));
  expect(apply).toHaveBeenCalledTimes(1);
}, 20_000);

it('applies nothing where the guard stops it or nothing is to do', async () => {
  const user = userEvent.setup();
  const { form } = await backend.scheduleScreen('giacom');
  await backend.saveSchedule('giacom', form);
  const apply = vi.spyOn(backend, 'apply');
  const made = { plan: 'P9', acting: 0, guarded: false, waits: 'P10', heldBack: 2 };
  const plan = vi.spyOn(backend, 'planAsScheduled').mockResolvedValueOnce(made);
  const { router } = showWindow('/schedule/giacom');
  await user.click(await screen.findByTestId('schedule-run-now'));
  await user.click(await screen.findByTestId('schedule-run-now-start'));
  await screen.findByText('2 changes wait for you on Home.');
  await screen.findByText('giacom: there is nothing to apply.');
  plan.mockResolvedValueOnce({ ...made, acting: 30, guarded: true });
  await user.click(screen.getByTestId('schedule-run-now'));
  await user.click(await screen.findByTestId('schedule-run-now-start'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/plans/P9'));
  expect(apply).not.toHaveBeenCalled();
});

it('lists every vendor, also those without a schedule', async () => {
  const { form } = await backend.scheduleScreen('giacom');
  await backend.saveSchedule('giacom', form);
  const { unmount } = showWindow('/schedules');
  const row = within(await screen.findByTestId('schedule-giacom'));
  row.getByText('Daily at 02:15');
  row.getByText('Not yet');
  expect(row.getByRole('link', { name: 'Change: giacom' }).getAttribute('href')).toContain(
    '/schedule/giacom',
  );
  expect(await violations()).toEqual([]);
  unmount();
  await backend.runByHand('giacom');
  showWindow('/schedules');
  within(await screen.findByTestId('schedule-giacom')).getByText('By hand');
});

it('has a sentence for no vendor at all, and for what cannot be read', async () => {
  const lines = vi.spyOn(backend, 'scheduleLines').mockResolvedValueOnce([]);
  const { unmount } = showWindow('/schedules');
  await screen.findByText(/No vendor is connected/);
  unmount();
  lines.mockRejectedValueOnce({
    code: 'STORE-DAMAGED',
    what: 'It cannot be read.',
    why: '',
    fix: '',
  });
  showWindow('/schedules');
  await screen.findByText('It cannot be read.');
});

it('asks once on Home, and is content with “By hand”', async () => {
  const user = userEvent.setup();
  const own = await backend.home();
  const unsaid = { running: 'unsaid', due: false, next: null } as const;
  const asked = vi.spyOn(backend, 'home').mockResolvedValue({
    ...own,
    connections: own.connections.map((c) => (c.side === 'halo' ? c : { ...c, schedule: unsaid })),
  });
  const byHand = vi.spyOn(backend, 'runByHand');
  showWindow('/');
  const list = within(await screen.findByTestId('checklist'));
  expect(list.getAllByRole('listitem'), 'only what is left').toHaveLength(1);
  list.getByRole('link', { name: 'Set a schedule' });
  asked.mockRestore();
  await user.click(list.getByTestId('setup-by-hand'));
  expect(byHand).toHaveBeenCalledWith('giacom');
  await waitFor(() => expect(screen.queryByTestId('checklist')).toBeNull());
});
