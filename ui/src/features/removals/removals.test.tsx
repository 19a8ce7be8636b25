// The choice for what is gone, with its effect in words and counts.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { RemovalChoice, RemovalsView } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { countWords, guardWords } from './words';

afterEach(async () => {
  vi.restoreAllMocks();
  await backend.chooseRemovals('giacom', 'flag');
});

async function told(some: Partial<RemovalsView>) {
  const own = await backend.removals('giacom');
  vi.spyOn(backend, 'removals').mockResolvedValue({ ...own, ...some });
}

const effect = (policy: string) => screen.findByTestId(`effect-${policy}`);

it('says of each choice what it would do now, names the licences, and saves one', async () => {
  const user = userEvent.setup();
  const choose = vi.spyOn(backend, 'chooseRemovals');
  showWindow('/removals/giacom');
  const off = await effect('deactivate');
  expect(off.textContent).toContain('4 licences would be set inactive');
  expect(off.textContent).toContain('1 is inactive or at 0 already');
  expect(off.textContent, 'money is told').toMatch(/−£[\d.]+ a month/);
  expect((await effect('flag')).textContent).toContain('Chosen now');
  screen.getByText(/1 customer was not read, or not whole/);
  screen.getByText(/Deactivate Licences in HaloPSA when they are deleted from Giacom/);
  expect(screen.getByTestId('removals-save').getAttribute('aria-disabled')).toBe('true');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: /Set its count to 0/ }));
  await user.click(screen.getByRole('button', { name: /licences concerned/ }));
  const rows = within(screen.getByTestId('removals-items')).getAllByRole('row');
  expect(rows.length, 'each by name').toBeGreaterThan(5);
  expect(
    within(rows[1] ?? document.body).getByText('Set to 0'),
    'under the choice looked at',
  ).toBeDefined();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId('removals-save'));
  expect(choose).toHaveBeenCalledWith('giacom', 'zero');
  await waitFor(async () => expect((await effect('zero')).textContent).toContain('Chosen now'));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await effect('flag')).textContent).toContain('Chosen now'));
}, 20_000);

it('never says a number where it is not known', async () => {
  await told({ read: null });
  const first = showWindow('/removals/giacom');
  await screen.findByText(/was not read yet, so it is not known/);
  expect(screen.queryByTestId('effect-flag')).toBeNull();
  first.unmount();
  await told({ licences: 0, items: [], read: '2026-11-28T02:15:00Z' });
  showWindow('/removals/giacom');
  await screen.findByText(/No licence is linked yet/);
  expect(screen.queryByTestId('effect-flag')).toBeNull();
});

it('says that nothing is gone, and how many licences that was looked at for', async () => {
  await told({ items: [], unread: 0, licences: 36 });
  showWindow('/removals/giacom');
  await screen.findByText(
    'Nothing is gone: the subscriptions of all 36 linked licences are there.',
  );
});

it('says who carries it out, with the way to the schedule', async () => {
  for (const [unattended, words] of [
    [null, /runs by hand: each of these changes is in a preview first/],
    [true, /Its schedule does this without you, within the guard: at most 10 licences, or 20 %/],
    [false, /Its schedule leaves these changes to you/],
  ] as const) {
    await told({ unattended });
    const { unmount } = showWindow('/removals/giacom');
    const by = within(await screen.findByTestId('removals-by'));
    by.getByText(words);
    expect(by.getByRole('link', { name: 'Schedule' }).getAttribute('href')).toContain(
      '/schedule/giacom',
    );
    unmount();
    vi.restoreAllMocks();
  }
});

it('counts each end in words, and leaves out none that is not 0', () => {
  const tally: RemovalChoice['tally'] = {
    deactivate: 1, zero: 0, already: 2, left: 0, notCovered: 1, goneInHalo: 1, blocked: 1, notKnown: 3,
  }; // prettier-ignore
  const choice: RemovalChoice = {
    policy: 'deactivate',
    tally,
    money: { monthly: [], unknown: 0 },
    guard: null,
  };
  expect(countWords(choice)).toHaveLength(6);
  expect(countWords(choice).join()).toContain('3 are not known');
  const none = Object.fromEntries(Object.keys(tally).map((k) => [k, 0])) as typeof tally;
  expect(countWords({ ...choice, tally: none })).toEqual(['Nothing would change']);
  const guard = { deactivate: 9, zero: 0, halve: 3, licences: 40, why: '' };
  expect(guardWords(guard)).toBe(
    'The guard would stop a plan made now: 12 of 40 licences would be cut. 3 of them by half or more.',
  );
});

it('tells what keeps it from being shown', async () => {
  const refused = { code: 'STORE-DAMAGED', what: 'It cannot be read.', why: '', fix: '' };
  vi.spyOn(backend, 'removals').mockRejectedValueOnce(refused);
  showWindow('/removals/giacom');
  await screen.findByText('It cannot be read.');
});
