// Two vendors beside each other: each by its own title, each with its own customers and previews.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

beforeEach(async () => {
  await backend.practiceLeave();
  await backend.saveHalo({ name: 'halo' }, 's');
  await backend.saveVendor({ name: 'giacom', source: { vendor: 'giacom' } }, 's');
  await backend.saveVendor({ name: 'also', source: { vendor: 'also', username: 'api' } }, 's');
});
afterEach(() => vi.restoreAllMocks());

it('are told apart by their titles, and edited in their own wizard', async () => {
  showWindow('/');
  const also = within(await screen.findByTestId('connection-also'));
  expect(also.getByText('ALSO Cloud Marketplace')).toBeDefined();
  expect(also.getByRole('link', { name: 'Edit: also' }).getAttribute('href')).toContain(
    '/connect/also',
  );
  const giacom = within(screen.getByTestId('connection-giacom'));
  expect(giacom.getByText('Giacom Cloud Market')).toBeDefined();
  expect(await violations()).toEqual([]);
});

it('have customers of their own', async () => {
  const both = await Promise.all(['also', 'giacom'].map((name) => backend.refreshMatching(name)));
  const [also, giacom] = both.map(({ rows }) => new Set(rows.map((row) => row.customerId)));
  expect(
    [...(also ?? [])].some((id) => giacom?.has(id)),
    'no id is of both',
  ).toBe(false);
  showWindow('/matching');
  const which = within(await screen.findByTestId('which-connection'));
  expect(which.getByText('ALSO Cloud Marketplace')).toBeDefined();
});

it('have a preview each: the one main action asks which', async () => {
  const user = userEvent.setup();
  const make = vi.spyOn(backend, 'makePlan');
  for (const name of ['also', 'giacom']) {
    const { rows } = await backend.refreshMatching(name);
    await backend.saveMatches(
      name,
      rows.map(({ customerId }) => ({ choice: 'create', customerId })),
    );
  }
  const plan = await backend.makePlan('giacom', {
    customers: true, subscriptions: true, answerIsComplete: false,
  }); // prettier-ignore
  await backend.apply(plan, null);
  await waitFor(async () => expect((await backend.home()).runs[0]?.applied).toBeGreaterThan(0));
  make.mockClear();
  const { router } = showWindow('/');
  await user.click(await screen.findByTestId('make-preview'));
  await user.selectOptions(await screen.findByLabelText('Connection'), 'ALSO');
  await user.click(screen.getByTestId('preview-start'));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/plans\/P/));
  expect(make.mock.calls[0]?.[0]).toBe('also');
  const about = await screen.findByTestId('preview-about');
  expect(about.textContent).toContain('ALSO');
});
