// Reading a vendor customer by customer: how far it is, and what stopping keeps.
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend, events } from '@/backend/backend';
import type { ReadingMoved, ReadingWaits } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => vi.restoreAllMocks());

type Tell<P> = (event: { payload: P }) => void;

it('shows a bar with figures, the wait in its place, and keeps what was read when stopped', async () => {
  const user = userEvent.setup();
  let refuse: (told: unknown) => void = () => undefined;
  let moved: Tell<ReadingMoved> = () => undefined;
  let waits: Tell<ReadingWaits> = () => undefined;
  const over = () => undefined;
  vi.spyOn(events.readingMoved, 'listen').mockImplementation((tell) => {
    moved = tell;
    return Promise.resolve(over);
  });
  vi.spyOn(events.readingWaits, 'listen').mockImplementation((tell) => {
    waits = tell;
    return Promise.resolve(over);
  });
  vi.spyOn(backend, 'makePlan').mockReturnValue(
    new Promise((_, no) => {
      refuse = no;
    }),
  );
  vi.spyOn(backend, 'stopReading').mockImplementation(() => {
    refuse({ code: 'INTERRUPTED', what: '', why: '', fix: '' });
    return Promise.resolve(null);
  });
  showWindow('/');
  await user.click(await screen.findByTestId('make-preview'));
  await user.click(await screen.findByTestId('preview-start'));
  const far = { connection: 'giacom', done: 120, of: 500, customer: 'Acme Ltd' };
  act(() => moved({ payload: { ...far, connection: 'other', done: 1 } }));
  expect(screen.queryByTestId('reading-moved'), 'another reading').toBeNull();
  act(() => moved({ payload: far }));
  expect(screen.getByText('Reading Giacom: 120 of 500 customers')).toBeDefined();
  expect(screen.getByText('Acme Ltd')).toBeDefined();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('24');
  expect(screen.getByText(/Stopping keeps what was read/)).toBeDefined();
  expect(await violations()).toEqual([]);

  const until = new Date(Date.now() + 60_000).toISOString();
  const wait = { kind: 'asked', budget: null, host: 'marketplace.also.example', until } as const;
  act(() => waits({ payload: { connection: 'giacom', wait } }));
  expect(screen.getByTestId('reading-waits')).toBeDefined();
  act(() => moved({ payload: { ...far, done: 121 } }));
  expect(screen.queryByTestId('reading-waits'), 'it goes on').toBeNull();

  await user.click(screen.getByRole('button', { name: 'Stop reading' }));
  await screen.findByText(/What was read is kept/);
});
