// The inbox in the window: what is listed, put aside, taken up again, and by which keys.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { InboxRow } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { inboxSearch } from './search';

beforeEach(async () => {
  const { aside } = await backend.inbox();
  await backend.reopenAttention(aside.map((l) => l.key));
});
afterEach(() => vi.restoreAllMocks());

it('lists what needs a person with cause, money and the place where it is mended', async () => {
  showWindow('/inbox');
  const row = within(await screen.findByTestId('item-unmatched'));
  expect(row.getByText('No client')).toBeDefined();
  expect(row.getByText(/have no client in Halo/)).toBeDefined();
  expect(row.getByText('£1,203.40')).toBeDefined();
  expect(row.getByText('a month')).toBeDefined();
  expect(row.getByRole('link', { name: 'Match customers: giacom' })).toBeDefined();
  const count = await screen.findByTestId('inbox-badge');
  expect(count.textContent).toContain('things need you');
  expect(await violations()).toEqual([]);
});

it('puts aside what a person has seen, and takes it up again', async () => {
  const user = userEvent.setup();
  showWindow('/inbox');
  const row = within(await screen.findByTestId('item-unmatched'));
  await user.click(row.getByTestId('item-menu'));
  await user.click(await screen.findByTestId('menu-resolve'));
  await waitFor(() => expect(screen.queryByTestId('item-unmatched')).toBeNull());
  await user.click(screen.getByRole('button', { name: /Put aside/ }));
  const aside = within(await screen.findByTestId('item-unmatched'));
  expect(aside.getByText(/Resolved just now by you/)).toBeDefined();
  expect(await violations()).toEqual([]);
  await user.click(aside.getByRole('button', { name: 'Take up again' }));
  await screen.findByText('Nothing was put aside.');
  await user.click(screen.getByRole('button', { name: /^Needs you/ }));
  await screen.findByTestId('item-unmatched');
});

it('offers the way back right after', async () => {
  const user = userEvent.setup();
  showWindow('/inbox');
  await user.click(within(await screen.findByTestId('item-unmatched')).getByTestId('item-menu'));
  await user.click(await screen.findByTestId('menu-week'));
  await waitFor(() => expect(screen.queryByTestId('item-unmatched')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByTestId('item-unmatched');
});

it('puts off to a day that is to come', async () => {
  const user = userEvent.setup();
  const snooze = vi.spyOn(backend, 'snoozeAttention');
  showWindow('/inbox');
  await user.click(within(await screen.findByTestId('item-unmatched')).getByTestId('item-menu'));
  await user.click(await screen.findByTestId('menu-on'));
  const day = await screen.findByLabelText('Until');
  await user.clear(day);
  await user.type(day, '2099-12-24');
  await user.click(screen.getByRole('button', { name: 'Put it off' }));
  await waitFor(() =>
    expect(snooze).toHaveBeenCalledWith(['unmatched/giacom'], { on: '2099-12-24' }),
  );
});

it('looks again, and offers a preview where only that would show it', async () => {
  const user = userEvent.setup();
  showWindow('/inbox');
  const row = within(await screen.findByTestId('item-unmatched'));
  await user.click(row.getByTestId('item-menu'));
  await user.click(await screen.findByTestId('menu-recheck'));
  await row.findByText(/A new preview asks the vendor/);
  expect(row.getByRole('button', { name: 'Make a preview' })).toBeDefined();
});

it('shows many of a kind as one row that opens, and moves by J and K', async () => {
  const user = userEvent.setup();
  const { rows, aside } = await backend.inbox();
  const one = rows[0] as InboxRow;
  const members = Array.from({ length: 250 }, (_, n) => ({
    ...one, key: `renamed/giacom/c${n}`, kind: 'renamed' as const, cause: `Renamed ${n}.`,
  })); // prettier-ignore
  const group = {
    ...one,
    key: 'renamed/giacom',
    kind: 'renamed' as const,
    several: true,
    count: 250,
    members,
  };
  vi.spyOn(backend, 'inbox').mockResolvedValue({
    rows: [one, { ...group, cause: 'Many.' }],
    aside,
  });
  showWindow('/inbox');
  await user.click(await screen.findByTestId('open-group'));
  expect(screen.getByText('Renamed 99.')).toBeDefined();
  expect(screen.queryByText('Renamed 100.'), 'not all at once').toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show 100 more' }));
  expect(screen.getByText('Renamed 199.')).toBeDefined();
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('j');
  expect((document.activeElement as HTMLElement).dataset.item).toBe(one.key);
  await user.keyboard('jj');
  expect((document.activeElement as HTMLElement).dataset.item).toBe('renamed/giacom/c0');
  await user.keyboard('k');
  expect((document.activeElement as HTMLElement).dataset.item).toBe('renamed/giacom');
});

it('is filtered by connection and kind, and says where nothing fits', async () => {
  const user = userEvent.setup();
  showWindow('/inbox?kind=unmatched');
  await screen.findByTestId('item-unmatched');
  expect(screen.queryByTestId('item-planWaiting')).toBeNull();
  await user.click(screen.getByRole('button', { name: /Put aside/ }));
  await screen.findByText('Nothing was put aside.');
  await user.click(screen.getByRole('button', { name: /^Needs you/ }));
  await user.selectOptions(screen.getByLabelText('Kind'), 'All kinds');
  await screen.findByTestId('item-planWaiting');
  expect(
    inboxSearch({ kind: 'nonsense', connection: 7 }),
    'what the address says is looked at',
  ).toEqual({});
});

it('says that nothing needs anybody', async () => {
  vi.spyOn(backend, 'inbox').mockResolvedValue({ rows: [], aside: [] });
  showWindow('/inbox');
  await screen.findByText(/^Nothing needs you\./);
  expect(await violations()).toEqual([]);
});

it('sets limits of a connection, and refuses what is none', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveAttentionLimits');
  showWindow('/inbox');
  await user.click(await screen.findByTestId('open-limits'));
  const price = await screen.findByLabelText(/A price or cost/);
  expect(await violations()).toEqual([]);
  await user.clear(price);
  await user.click(screen.getByRole('button', { name: 'Save the limits' }));
  await screen.findByText('A whole number, 1 or more.');
  expect(save).not.toHaveBeenCalled();
  await user.type(price, '10');
  await user.type(screen.getByLabelText('Days without a whole reading'), '7');
  await user.click(screen.getByRole('button', { name: 'Save the limits' }));
  await waitFor(() =>
    expect(save).toHaveBeenCalledWith(
      'giacom',
      expect.objectContaining({ pricePercent: 10, silentDays: 7 }),
    ),
  );
});
