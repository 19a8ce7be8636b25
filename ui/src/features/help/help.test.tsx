// Help: on the screen it is opened from, by the names others use, and by key.
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { findHelp } from './found';
import { keyMap, screenAt, topics } from './topics';

const { t } = i18next;
const first = (search: string) => {
  const { here, elsewhere } = findHelp(t, null, search);
  return [...here, ...elsewhere][0]?.id;
};

it.each([
  ['Validate', 'ladder'],
  ['Test Configuration', 'ladder'],
  ['Generate mappings', 'suggest'],
  ['automap', 'suggest'],
  ['Import subscriptions', 'plan'],
  ['Halo Integrator', 'schedule'],
  ['deactivate licences', 'gone'],
  ['WestCoast', 'westcoast'],
  ['Set price and cost', 'prices'],
  ['Enforced Multi-Factor', 'alsoRefused'],
  ['roll back', 'undo'],
])('finds by the name that others give it: %s', (search, id) => expect(first(search)).toBe(id));

it('has an answer for every screen with an address', () => {
  for (const path of [
    '/',
    '/welcome',
    '/connect/halo',
    '/matching/giacom',
    '/plans/P7',
    '/runs/P7',
    '/receipts/R7',
    '/history',
    '/renewals',
    '/settings',
  ]) {
    const place = screenAt(path);
    expect(place, path).not.toBeNull();
    expect(
      topics.some((topic) => place !== null && topic.screens.includes(place)),
      path,
    ).toBe(true);
  }
  expect(new Set(topics.map((topic) => topic.id)).size).toBe(topics.length);
  expect(new Set(keyMap.map((line) => line.key)).size).toBe(keyMap.length);
});

it('opens with F1 beside the screen, searches, and gives focus back', async () => {
  const user = userEvent.setup();
  showWindow('/history');
  const row = (await screen.findAllByRole('row'))[1];
  row?.focus();
  await user.keyboard('{F1}');
  const panel = await screen.findByRole('complementary', { name: 'Help' });
  expect(within(panel).getByTestId('help-history')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.type(within(panel).getByRole('searchbox', { name: 'Search help' }), 'validate');
  expect(within(panel).getByTestId('help-ladder')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.click(within(panel).getByRole('button', { name: 'Close' }));
  expect(document.activeElement).toBe(row);
}, 20_000);
