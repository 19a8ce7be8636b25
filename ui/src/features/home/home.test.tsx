// Home, the welcome, and starting a preview, in the window.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

afterEach(() => vi.restoreAllMocks());

const refused = (code: string) => ({ code, what: 'It cannot be read.', why: 'Why.', fix: 'Fix.' });

it('shows what needs a person, each with the place where it is mended', async () => {
  showWindow('/');
  const row = await screen.findByTestId('attention-unmatched');
  expect(within(row).getByText('No client')).toBeDefined();
  const link = within(row).getByRole('link', { name: 'Match customers: giacom' });
  expect(link.getAttribute('href')).toContain('/matching/giacom');
  const waiting = within(screen.getByTestId('attention-planWaiting'));
  expect(waiting.getByRole('link', { name: 'Open the preview' }).getAttribute('href')).toContain(
    '/plans/P9',
  );
  expect(within(screen.getByTestId('run-R7')).getByRole('link').getAttribute('href')).toContain(
    '/receipts/R7',
  );
  expect(await violations()).toEqual([]);
});

it('checks a connection again and shows the result', async () => {
  const user = userEvent.setup();
  const check = vi.spyOn(backend, 'check');
  showWindow('/');
  await user.click(await screen.findByRole('button', { name: 'Check again: giacom' }));
  expect(check).toHaveBeenCalledWith('giacom');
  const row = await screen.findByTestId('connection-giacom');
  await within(row).findByText('checked just now');
});

it('makes a preview of what is ticked, and goes to it', async () => {
  const user = userEvent.setup();
  const make = vi.spyOn(backend, 'makePlan');
  const { router } = showWindow('/');
  await user.click(await screen.findByTestId('make-preview'));
  await user.click(await screen.findByRole('checkbox', { name: 'Customers' }));
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('preview-start'));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/plans\/P/));
  expect(make).toHaveBeenCalledWith('giacom', {
    customers: false,
    subscriptions: true,
    answerIsComplete: false,
  });
});

it('stops reading when asked to, without calling it a failure', async () => {
  const user = userEvent.setup();
  let refuse: (told: unknown) => void = () => undefined;
  vi.spyOn(backend, 'makePlan').mockReturnValue(
    new Promise((_, no) => {
      refuse = no;
    }),
  );
  const stop = vi.spyOn(backend, 'stopReading').mockImplementation(() => {
    refuse(refused('INTERRUPTED'));
    return Promise.resolve(null);
  });
  showWindow('/');
  await user.click(await screen.findByTestId('make-preview'));
  await user.click(await screen.findByTestId('preview-start'));
  await user.click(await screen.findByRole('button', { name: 'Stop reading' }));
  expect(stop).toHaveBeenCalledWith('giacom');
  await screen.findByText('Reading stopped. Nothing was kept.');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says by the whole window that the store cannot be used, and opens its folder', async () => {
  const user = userEvent.setup();
  vi.spyOn(backend, 'home').mockRejectedValue(refused('STORE-DAMAGED'));
  const open = vi.spyOn(backend, 'openDataFolder');
  showWindow('/settings');
  await screen.findByRole('heading', { level: 1, name: 'Halyard cannot use its data folder' });
  expect(screen.queryByRole('navigation')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Open the data folder' }));
  expect(open).toHaveBeenCalled();
  expect(await violations()).toEqual([]);
});

it('leaves the practice company only after saying what is deleted, and welcomes', async () => {
  const user = userEvent.setup();
  await backend.practiceOpen('small');
  showWindow('/');
  expect((await screen.findByTestId('setup-halo')).getAttribute('aria-current')).toBe('step');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  await screen.findByText(/Everything of it is deleted/);
  await user.click(screen.getByRole('button', { name: 'Leave and delete it' }));
  await screen.findByRole('heading', { level: 1, name: 'Welcome to Halyard' });
  expect(screen.queryByRole('region', { name: /Practice company/ })).toBeNull();
  expect(await violations()).toEqual([]);
});

it('opens the practice company from the welcome', async () => {
  const user = userEvent.setup();
  await backend.practiceLeave();
  showWindow('/');
  await screen.findByRole('heading', { level: 1, name: 'Welcome to Halyard' });
  await user.click(screen.getByRole('button', { name: 'How large the practice company is' }));
  await user.click(screen.getByRole('radio', { name: /Medium/ }));
  const open = vi.spyOn(backend, 'practiceOpen');
  await user.click(screen.getByRole('button', { name: 'Try it with the practice company' }));
  await screen.findByTestId('checklist');
  expect(open).toHaveBeenCalledWith('medium');
});
