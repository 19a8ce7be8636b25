// Customers without a match, in the preview: left alone unless a person decides; the plan is made anew then.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { MatchRow } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { change, customer } from './sample';
import { openCustomers } from './unmatched';

const row = (customerId: string, state: MatchRow['state']): MatchRow => ({
  customerId, customerName: customerId, state, kind: null, clientId: null, clientName: null,
  why: '', proposal: null,
}); // prettier-ignore

/** The fake's unmatched customers, as it begins. */
async function unmatched(): Promise<MatchRow[]> {
  const { rows } = await backend.matching('giacom');
  return rows.filter((r) => r.state === 'unmatched');
}

let before: MatchRow[] = [];
beforeEach(async () => {
  before = await unmatched();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await backend.saveMatches(
    'giacom',
    before.map(({ customerId }) => ({ choice: 'clear', customerId })),
  );
});

it('are those without a client for whom nothing is done, and who are not left out on purpose', () => {
  const skipped = (name: string) => ({
    ...customer(name, [change(1, { action: 'skip' })]),
    clientId: null,
  });
  const blocked = { ...customer('B', [change(2, { action: 'blocked' })]), clientId: null };
  const customers = [skipped('A'), blocked, skipped('X'), skipped('N'), customer('M', [change(3)])];
  const open = openCustomers(customers, [
    row('G-A', 'unmatched'),
    row('G-B', 'create'),
    row('G-X', 'excluded'),
    row('G-N', 'create'),
    row('G-M', 'matched'),
  ]);
  expect([...open]).toEqual([
    ['G-A', 'skip'],
    ['G-N', 'create'],
  ]);
});

it('are skipped unless a client is asked for, which the next preview makes', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(backend, 'saveMatches');
  const make = vi.spyOn(backend, 'makePlan');
  const { router } = showWindow('/plans/P9');
  const first = before[0];
  if (first === undefined) throw new Error('the fake has somebody unmatched');
  const line = await screen.findByTestId(`unmatched-${first.customerId}`);
  const skip = () => within(line).getByRole('button', { name: /^Skip/ });
  const create = () => within(line).getByRole('button', { name: /^Create a client/ });
  expect(skip().getAttribute('aria-pressed'), 'left alone at first (C6)').toBe('true');
  expect(screen.queryByTestId('unmatched-moved')).toBeNull();
  await user.click(create());
  expect(save).toHaveBeenCalledWith('giacom', [{ choice: 'create', customerId: first.customerId }]);
  await waitFor(() => expect(create().getAttribute('aria-pressed')).toBe('true'));
  expect(screen.getByText('1 customer was decided since this preview.')).toBeDefined();
  expect(await violations()).toEqual([]);

  await user.click(skip());
  await waitFor(() => expect(screen.queryByTestId('unmatched-moved')).toBeNull());
  await user.click(create());
  await user.click(await screen.findByRole('button', { name: 'Make the preview again' }));
  expect(make).toHaveBeenCalledWith('giacom', expect.anything());
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/plans/P9'));
});

it('whose subscriptions were not read are not told as having none', async () => {
  const shown = await backend.preview('P9');
  vi.spyOn(backend, 'preview').mockResolvedValue({
    ...shown,
    customers: shown.customers.map((one) => ({
      ...one,
      changes: one.changes.filter((c) => one.clientId !== null || c.entity !== 'licence'),
    })),
  });
  showWindow('/plans/P9');
  const line = await screen.findByTestId(`unmatched-${before[0]?.customerId ?? ''}`);
  expect(within(line).getByText(/^subscriptions not looked at/)).toBeDefined();
  expect(within(line).queryByText(/^0 /)).toBeNull();
  expect(line.getAttribute('aria-expanded'), 'there is nothing to open').toBeNull();
  expect(await violations()).toEqual([]);
});

it('says when the choice could not be saved, and leaves it as it was', async () => {
  const user = userEvent.setup();
  vi.spyOn(backend, 'saveMatches').mockRejectedValueOnce({
    code: 'CONNECTION-HELD', what: 'Another run holds it.', why: '', fix: 'Wait.',
  }); // prettier-ignore
  showWindow('/plans/P9');
  const line = await screen.findByTestId(`unmatched-${before[0]?.customerId ?? ''}`);
  await user.click(within(line).getByRole('button', { name: /^Create a client/ }));
  await screen.findByText('Another run holds it.');
  expect(within(line).getByRole('button', { name: /^Skip/ }).getAttribute('aria-pressed')).toBe(
    'true',
  );
});

it('leads to matching, with that customer found', async () => {
  const user = userEvent.setup();
  const { router } = showWindow('/plans/P9');
  const first = before[0];
  const line = await screen.findByTestId(`unmatched-${first?.customerId ?? ''}`);
  await user.click(within(line).getByRole('link', { name: /^Match / }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/matching/giacom'));
  expect(router.state.location.search).toEqual({ customer: first?.customerId });
  await screen.findByTestId('matching');
  const search = screen.getByRole('searchbox');
  expect(search).toHaveProperty('value', first?.customerName);
});
