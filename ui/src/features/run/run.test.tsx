// A run in the window: it moves, waits, stops, goes on, and leads to its receipt.
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { followEvents } from '@/api/events';
import { newQueryClient } from '@/api/query-client';
import { backend, events, type Happenings } from '@/backend/backend';
import type { RunState } from '@/bindings';
import { newRouter } from '@/router';
import { violations } from '@/test/axe';

const told = new Map<string, Set<(event: { payload: never }) => void>>();
for (const name of Object.keys(events) as (keyof Happenings)[]) {
  vi.spyOn(events[name], 'listen').mockImplementation((tell: unknown) => {
    const those = told.get(name) ?? new Set();
    told.set(name, those.add(tell as (event: { payload: never }) => void));
    return Promise.resolve(() => void those.delete(tell as never));
  });
}
function emit<E extends keyof Happenings>(event: E, payload: Happenings[E]) {
  act(() => {
    for (const tell of told.get(event) ?? []) tell({ payload: payload as never });
  });
}

const restore: { mockRestore: () => void }[] = [];
afterEach(() => {
  restore.splice(0).forEach((spy) => spy.mockRestore());
});

const at: RunState = {
  plan: 'P9', run: 'R8', connection: 'giacom', status: 'running', started: '2026-11-21T10:00:00Z',
  ended: null, done: 3, failed: 1, left: 6, customer: 'Acme', secondsLeft: [125, 235], waits: null,
  why: null,
}; // prettier-ignore

async function open(state: RunState | null, path = '/runs/P9') {
  const client = newQueryClient();
  await followEvents(client);
  const runState = vi.spyOn(backend, 'runState').mockResolvedValue(state);
  restore.push(runState);
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), router, runState };
}

it('shows figures, customer and time, after a reload too', async () => {
  await open(at);
  const bar = await screen.findByRole('progressbar', { name: 'Progress of R8' });
  expect(bar.getAttribute('aria-valuenow')).toBe('40');
  expect(screen.getByTestId('run-customer').textContent).toBe('Acme');
  expect(screen.getByTestId('run-time').textContent).toBe('between 2 and 4 minutes');
  emit('runMoved', { ...at, done: 5, left: 4 });
  await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('60'));
  expect(await violations()).toEqual([]);
}, 20_000);

it('shows waiting as waiting, with the time it goes on', async () => {
  const until = new Date(Date.now() + 101_500).toISOString();
  await open({ ...at, waits: { kind: 'budget', budget: 180, host: 'acme.halopsa.com', until } });
  const wait = await screen.findByTestId('run-waits');
  expect(wait.textContent).toMatch(
    /Halyard sends Halo 180 requests in 5 minutes at most. Going on in 1:4\d\./,
  );
});

it('asks before it stops, and says what that leaves', async () => {
  const { user } = await open(at);
  const cancel = vi.spyOn(backend, 'cancel').mockResolvedValue(null);
  restore.push(cancel);
  const button = await screen.findByTestId('run-cancel');
  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Stop R8 between two changes?' });
  expect(dialog.textContent).toContain('Changes already written stay; the rest can be resumed.');
  expect(await violations()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Keep it running' }));
  expect(cancel).not.toHaveBeenCalled();
  await waitFor(() => expect(document.activeElement).toBe(button));
  await user.click(button);
  await user.click(await screen.findByTestId('cancel-do'));
  expect(cancel).toHaveBeenCalledWith('P9');
  await waitFor(() => expect(screen.getByTestId('run-cancel').textContent).toBe('Stopping'));
}, 20_000);

it('goes to the receipt at the end, where nobody is at anything here', async () => {
  const { router, runState } = await open(at);
  await screen.findByTestId('run');
  const end: RunState = { ...at, status: 'done', done: 9, left: 0, ended: at.started };
  runState.mockResolvedValue(end);
  emit('runMoved', end);
  await waitFor(() => expect(router.state.location.pathname).toBe('/receipts/R8'));
});

it('stays where somebody is reading, and offers the receipt', async () => {
  const { user, router, runState } = await open(at);
  await screen.findByTestId('run');
  await user.keyboard('{F6}');
  const end: RunState = { ...at, status: 'partly', done: 9, left: 0, ended: at.started };
  runState.mockResolvedValue(end);
  emit('runMoved', end);
  expect((await screen.findByTestId('run-result')).textContent).toContain(
    'R8 is partly done: 9 in Halo, 1 failed.',
  );
  expect(router.state.location.pathname).toBe('/runs/P9');
  expect(screen.getByRole('button', { name: 'See the receipt' })).toBeTruthy();
});

it('says what stopped it, and goes on', async () => {
  const what = 'Halo could not be reached any more.';
  const kept = { code: 'NET-LOST', what, why: '', fix: 'Go on with the run.' };
  const stopped: RunState = { ...at, status: 'interrupted', why: kept };
  const { user } = await open(stopped);
  const resume = vi.spyOn(backend, 'resume').mockResolvedValue(null);
  restore.push(resume);
  expect(await screen.findByText(what)).toBeTruthy();
  expect(screen.getByText('Go on with the run.')).toBeTruthy();
  expect(screen.getByText('Code NET-LOST')).toBeTruthy();
  const fix = 'Look at the connection, then go on.';
  emit('runEnded', { plan: 'P9', run: 'R8', error: { code: 'NET-LOST', what, why: '', fix } });
  expect(await screen.findByText(fix)).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Go on with 6 changes' }));
  expect(resume).toHaveBeenCalledWith('P9');
}, 20_000);

it('says why a run could not start', async () => {
  await open(null, '/runs/P8');
  await screen.findByText('Plan P8 was not applied, so it has no run.');
  const error = { code: 'HELD', what: 'Another run is at work.', why: '', fix: 'Wait for it.' };
  emit('runEnded', { plan: 'P8', run: null, error });
  expect((await screen.findByRole('alert')).textContent).toContain('Another run is at work.');
});

it('asks what becomes of a run when the window is to close', async () => {
  const { user } = await open(at, '/settings');
  const close = vi.spyOn(backend, 'closeWindow').mockResolvedValue(null);
  restore.push(close);
  await screen.findByRole('heading', { level: 1 });
  emit('closeAsked', { plans: ['P9'] });
  const dialog = await screen.findByRole('dialog', { name: 'A run is at work' });
  expect(await violations()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(close).not.toHaveBeenCalled();
  emit('closeAsked', { plans: ['P9'] });
  await user.click(await screen.findByRole('button', { name: 'Finish without the window' }));
  expect(close).toHaveBeenCalledWith('finish');
}, 20_000);

it('lists what waits and the newest runs', async () => {
  await open(null, '/runs');
  await screen.findByTestId('runs');
  expect(screen.getByRole('link', { name: /Open the preview P9/ })).toBeTruthy();
  const first = screen.getByTestId('runs-waiting').querySelector('li');
  expect(first?.textContent).toMatch(/Preview P9read .*Create \d+, Update \d+/);
  expect(screen.getByRole('link', { name: 'R7' }).getAttribute('href')).toContain('receipts/R7');
  expect(await violations()).toEqual([]);
}, 20_000);

it('lists every plan that waits, the newest first', async () => {
  const home = await backend.home();
  const newest = home.plans[0];
  if (newest === undefined) throw new Error('a plan waits in the made-up company');
  const older = { ...newest, plan: 'P5', undoes: 'R3', guarded: true };
  const view = vi.spyOn(backend, 'home').mockResolvedValue({ ...home, plans: [newest, older] });
  restore.push(view);
  await open(null, '/runs');
  const lines = within(await screen.findByTestId('runs-waiting')).getAllByRole('listitem');
  const plans = lines.map((l) => l.textContent).filter((text) => text.includes('Preview'));
  expect(plans).toHaveLength(2);
  expect(plans[0]).toContain('P9');
  expect(plans[1]).toMatch(/P5.*Undo of R3.*stopped by the guard/);
}, 20_000);

it('says why Runs is empty, with one action', async () => {
  restore.push(
    vi
      .spyOn(backend, 'home')
      .mockResolvedValue({ connections: [], attention: [], plans: [], runs: [] }),
    vi.spyOn(backend, 'history').mockResolvedValue([]),
  );
  await open(null, '/runs');
  expect(await screen.findByText(/because no vendor is connected/)).toBeTruthy();
});
