// Seats in the window: found, told apart, and reached from where a licence is spoken of.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { SeatHistory } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { compared } from './words';

afterEach(() => vi.restoreAllMocks());

const history: SeatHistory = {
  connection: 'giacom',
  subscription: 'a/p@9.4',
  licence: 412,
  product: 'Microsoft 365 Business Standard',
  customerId: 'a',
  customer: 'Acme Ltd',
  clientId: 10,
  client: 'Acme',
  vendor: { state: 'counted', count: 12 },
  vendorSeen: '2026-11-01T09:00:00Z',
  halo: { state: 'live', count: '10', licence: 412 },
  haloSeen: '2026-11-01T09:00:00Z',
  points: [
    {
      at: '2026-11-01T09:01:00Z',
      vendor: { state: 'counted', count: 12 },
      halo: { state: 'live', count: '10', licence: 412 },
      events: [
        {
          what: 'haloCount',
          before: '12',
          after: '10',
          by: 'halo',
          run: null,
          who: null,
          undoes: null,
          since: '2026-10-01T09:05:00Z',
        },
      ],
    },
    {
      at: '2026-10-01T09:05:00Z',
      vendor: { state: 'counted', count: 12 },
      halo: { state: 'live', count: '12', licence: 412 },
      events: [
        {
          what: 'made',
          before: null,
          after: '12',
          by: 'run',
          run: 'R1',
          who: 'j.okafor',
          undoes: null,
          since: null,
        },
      ],
    },
    {
      at: '2026-10-01T09:00:00Z',
      vendor: { state: 'unknown', count: null },
      halo: { state: 'none', count: null, licence: null },
      events: [
        {
          what: 'firstSeen',
          before: null,
          after: null,
          by: 'seen',
          run: null,
          who: null,
          undoes: null,
          since: null,
        },
      ],
    },
  ],
};

const open = (found: SeatHistory | null) => {
  const asked = vi.spyOn(backend, 'seatHistory').mockResolvedValue(found);
  return { asked, ...showWindow('/seats/giacom/history?subscription=a%2Fp%409.4') };
};

it('lists subscriptions, finds by words and by being out of step, and leads to one', async () => {
  const user = userEvent.setup();
  const { router } = showWindow('/seats/giacom');
  const grid = await screen.findByRole('grid', { name: 'Subscriptions' });
  const all = Number(grid.getAttribute('aria-rowcount'));
  await user.click(screen.getByRole('button', { name: /^Out of step/ }));
  const apart = Number(grid.getAttribute('aria-rowcount'));
  expect(apart).toBeGreaterThan(1);
  expect(apart).toBeLessThan(all);
  expect(await violations()).toEqual([]);
  await user.keyboard('/');
  await user.keyboard('nobody at all');
  await user.click(await screen.findByRole('button', { name: 'Show all subscriptions' }));
  await waitFor(() => expect(Number(grid.getAttribute('aria-rowcount'))).toBe(all));
  within(grid).getAllByRole('row')[1]?.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/seats/giacom/history'));
}, 20_000);

it('tells both counts, each change and who made it, in words and as one picture', async () => {
  const { asked } = open(history);
  const table = await screen.findByRole('table', { name: 'Changes' });
  expect(asked).toHaveBeenCalledWith('giacom', { subscription: 'a/p@9.4', licence: null });
  const [, edit, made, seen] = within(table).getAllByRole('row');
  expect(edit?.textContent).toMatch(/Halo 12 to 10In Halo, by someone elsebetween 1 Oct/);
  expect(made?.textContent).toMatch(/Licence made with 12R1 Halyard, started by j\.okafor/);
  expect(within(made ?? table).getByRole('link', { name: 'R1' })).toBeTruthy();
  expect(seen?.textContent, 'not known is not 0').toMatch(/not knownno licenceFirst seen$/);
  expect(screen.getByText('The vendor counts 2 more')).toBeTruthy();
  const picture = screen.getByRole('img', { name: /^Seats from 1 Oct 2026 to 1 Nov 2026/ });
  expect(picture.getAttribute('aria-label')).toContain('Vendor: 12. Halo: 10.');
  expect(await violations()).toEqual([]);
}, 20_000);

it('draws steps, and nothing where it is not known', async () => {
  open(history);
  const line = async (id: string) => {
    const series = await screen.findByTestId(`series-${id}`);
    return [...series.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
  };
  const [vendor = '', ...others] = await line('vendor');
  expect(others, 'one line, after the time when it was not known').toEqual([]);
  expect(vendor).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
  expect(Number(/^M([\d.]+)/.exec(vendor)?.[1])).toBeGreaterThan(0);
  const [halo = ''] = await line('halo');
  expect(halo, 'level, then down at once').toMatch(/^M[\d.]+ [\d.]+H[\d.]+L[\d.]+ [\d.]+H[\d.]+$/);
});

it('has a state for one point, for none, and for a reading that fails', async () => {
  const [, , first] = history.points;
  const { unmount } = open({ ...history, points: first === undefined ? [] : [first] });
  expect(await screen.findByText(/Nothing has changed since it was first seen/)).toBeTruthy();
  unmount();
  const none = open(null);
  expect(await screen.findByText(/Nothing of this licence is noted yet/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'All seats' })).toBeTruthy();
  none.unmount();
  vi.spyOn(backend, 'seatList').mockResolvedValue({ connection: 'giacom', lines: [] });
  showWindow('/seats/giacom');
  expect(await screen.findByText(/No seats are noted yet/)).toBeTruthy();
});

it('says so where no vendor is connected', async () => {
  const nothing = { connections: [], attention: [], plans: [], runs: [] };
  vi.spyOn(backend, 'home').mockResolvedValue(nothing);
  showWindow('/seats');
  expect(await screen.findByText(/No vendor is connected/)).toBeTruthy();
});

it('is reached from the receipt’s rows and from a change in the preview', async () => {
  const user = userEvent.setup();
  const { router, unmount } = showWindow('/receipts/R6');
  const [link] = await screen.findAllByRole('link', { name: /^Seat history of / });
  if (link === undefined) throw new Error('no link');
  await user.click(link);
  await waitFor(() => expect(router.state.location.pathname).toBe('/seats/giacom/history'));
  expect(router.state.location.search).toHaveProperty('subscription');
  unmount();
  showWindow('/plans/P9');
  const [more] = await screen.findAllByRole('button', { name: /^Show details of|details/i });
  if (more === undefined) throw new Error('nothing to open');
  await user.click(more);
  expect(await screen.findByRole('link', { name: /^Seat history of / })).toBeTruthy();
}, 20_000);

it('compares only what is known', () => {
  const counted = { state: 'counted', count: 5 } as const;
  const live = (count: string | null) => ({ state: 'live', count, licence: 1 }) as const;
  expect(compared(counted, live('5'))).toEqual({ is: 'same' });
  expect(compared(counted, live('3.5'))).toEqual({ is: 'moreVendor', by: 1.5 });
  expect(compared(counted, live('9'))).toEqual({ is: 'moreHalo', by: 4 });
  expect(compared(counted, live(null)), 'not known is not 0').toEqual({ is: 'notCompared' });
  const unknown = { state: 'unknown', count: null } as const;
  expect(compared(unknown, live('5'))).toEqual({ is: 'notCompared' });
  expect(compared({ state: 'gone', count: null }, live('5'))).toEqual({ is: 'stillInHalo' });
  const none = { state: 'none', count: null, licence: null } as const;
  expect(compared(counted, none)).toEqual({ is: 'notInHalo' });
});
