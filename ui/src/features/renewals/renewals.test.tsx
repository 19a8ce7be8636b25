// Renewals in the window: found and told, by list and by calendar, saved, and empty in several ways.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backend } from '@/backend/backend';
import type { RenewalLine, RenewalList, RenewalSource } from '@/bindings';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { byDay, found, inOrder, passing } from './lines';
import { monthsFrom, plusDays, plusMonths, weeksOf } from './months';
import { totalOf } from './totals';

afterEach(() => vi.restoreAllMocks());

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

function line(n: number, more: Partial<RenewalLine> = {}): RenewalLine {
  return {
    connection: 'giacom',
    vendor: 'giacom',
    subscription: `s${n}`,
    customerId: `c${n}`,
    customer: `Customer ${n}`,
    clientId: 10,
    client: 'Acme',
    product: 'Business Standard',
    seats: 10,
    day: '2026-12-12',
    rule: 'from field `renewalDate`',
    assumed: true,
    days: 14,
    due: 'ahead',
    then: 'renews',
    status: 'Active',
    term: 'Annual',
    cycle: 'Monthly',
    cost: { period: gbp('94'), month: gbp('94'), term: gbp('1128') },
    price: { period: null, month: null, term: null },
    seen: '2026-11-28T08:00:00Z',
    inLast: true,
    ...more,
  };
}

const none = { period: null, month: null, term: null };
const lines = [
  line(1),
  line(2, { then: 'ends', seats: null, cost: none, assumed: false }),
  line(3, { then: 'notTold', day: '2027-01-31', days: 64, customer: 'Müller' }),
  line(4, { day: '2026-11-26', days: -2, due: 'stillCounted' }),
];

const source = (more: Partial<RenewalSource> = {}): RenewalSource => ({
  connection: 'giacom',
  vendor: 'giacom',
  method: 'subscriptions-management-report',
  read: new Date().toISOString(),
  ageDays: 0,
  old: false,
  tellsEnds: true,
  tellsPrice: false,
  live: 40,
  shown: 4,
  later: 36,
  withoutEnd: 0,
  longPast: 0,
  excluded: 0,
  excludedCustomers: 0,
  notInLast: 0,
  unreadCustomers: 0,
  rejected: 0,
  incomplete: false,
  ...more,
});

const nothing = {
  renewals: 0,
  month: { amounts: [], unknown: 0 },
  term: { amounts: [], unknown: 0 },
};

function answer(all: RenewalLine[], sources: RenewalSource[]) {
  const list: RenewalList = {
    today: '2026-11-28',
    until: '2027-02-26',
    days: 90,
    sources,
    lines: all,
    total: nothing,
    months: [],
    customers: [],
  };
  const asked = vi.spyOn(backend, 'renewals').mockResolvedValue(list);
  return { asked, ...showWindow('/renewals') };
}

const grid = () => screen.findByRole('treegrid', { name: 'Renewals' });

it('tells each renewal, what happens then and what is at stake', async () => {
  answer(lines, [source()]);
  const text = (await grid()).textContent;
  expect(text).toMatch(/December 2026.*£94\.00 \(1 not known\) a month/);
  expect(text).toMatch(
    /Customer 1.*12 Dec 2026\*, assumedin 14 days.*Renews by itself£94\.00£1,128\.00/,
  );
  expect(text, 'not known is not 0').toMatch(/Customer 2.*not known.*Ends.*not knownnot known/);
  expect(text, 'silence is no no').toMatch(/Müller.*Not told/);
  expect(text).toMatch(/26 Nov 2026\*, assumed2 days ago.*Still counted/);
  expect(screen.getByTestId('renewals-count').textContent).toBe('4 renewals');
  expect(screen.getByText('£282.00 (1 not known) a month')).toBeTruthy();
  expect(screen.getByText('£3,384.00 (1 not known) for whole terms')).toBeTruthy();
  expect(await violations()).toEqual([]);
}, 20_000);

it('filters by what happens, by words and by a day of the calendar', async () => {
  const user = userEvent.setup();
  answer(lines, [source()]);
  await grid();
  const counted = () => screen.getByTestId('renewals-count').textContent;
  await user.click(screen.getByRole('button', { name: /^End/ }));
  expect(counted()).toBe('1 of 4 renewals');
  await user.click(screen.getByRole('button', { name: /^Overdue/ }));
  expect(counted()).toBe('1 of 4 renewals');
  await user.click(screen.getByRole('button', { name: /^All/ }));
  const december = screen.getByRole('table', { name: 'December 2026' });
  expect(within(december).getByRole('columnheader', { name: /Monday/ })).toBeTruthy();
  const day = within(december).getByRole('button', {
    name: '12 Dec 2026: 2 renewals, 1 renews by itself, 1 ends',
  });
  await user.click(day);
  expect(day.getAttribute('aria-pressed')).toBe('true');
  expect(counted()).toBe('2 of 4 renewals');
  await user.click(screen.getByRole('button', { name: 'Show all days' }));
  expect(counted()).toBe('4 renewals');
  await user.keyboard('/');
  await user.keyboard('muller');
  await waitFor(() => expect(counted()).toBe('1 of 4 renewals'));
  await user.keyboard('nobody');
  await user.click(await screen.findByRole('button', { name: 'Show all renewals' }));
  expect(counted()).toBe('4 renewals');
}, 20_000);

it('goes from day to day by arrows, and Tab reaches one of them', async () => {
  const user = userEvent.setup();
  answer(lines, [source()]);
  await grid();
  const days = within(screen.getByTestId('renewal-calendar'))
    .getAllByRole('button')
    .filter((button) => button.dataset['day'] !== undefined);
  expect(days.map((button) => button.dataset['day'])).toEqual([
    '2026-11-26',
    '2026-12-12',
    '2027-01-31',
  ]);
  expect(days.filter((button) => button.tabIndex === 0)).toHaveLength(1);
  days[0]?.focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(days[1]);
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(days[2]);
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(days[0]);
  await user.keyboard('{Enter}');
  expect(screen.getByTestId('renewals-count').textContent).toBe('1 of 4 renewals');
  await user.click(screen.getByRole('button', { name: 'Later months' }));
  expect(screen.getByRole('table', { name: 'February 2027' })).toBeTruthy();
  expect(screen.queryByRole('table', { name: 'November 2026' })).toBeNull();
}, 20_000);

it('groups by customer, opens one, and leads to its seats', async () => {
  const user = userEvent.setup();
  const { router } = answer(lines, [source()]);
  const table = await grid();
  await user.click(screen.getByRole('button', { name: 'By customer' }));
  expect(within(table).getAllByText('1 row')).toHaveLength(4);
  await user.click(within(table).getByRole('button', { name: 'Customer 1' }));
  const details = await screen.findByTestId('renewal-details');
  expect(details.textContent).toContain('That this is the end of the term is assumed.');
  expect(details.textContent).toMatch(/Cost of the term£1,128\.00/);
  await user.click(screen.getByRole('link', { name: 'Seat history' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/seats/giacom/history'));
}, 20_000);

it('saves for spreadsheets, and for calendars with the reminder that was chosen', async () => {
  const user = userEvent.setup();
  answer(lines, [source()]);
  const save = vi.spyOn(backend, 'saveRenewals');
  await user.click(await screen.findByRole('button', { name: 'Save all as CSV' }));
  const asked = { connection: null, days: 90 };
  expect(save).toHaveBeenLastCalledWith({ asked, format: 'csv', remind: null });
  expect((await screen.findByTestId('renewals-saved')).textContent).toMatch(/\.csv/);
  await user.click(screen.getByRole('button', { name: 'Save for a calendar' }));
  await user.selectOptions(await screen.findByLabelText('Remind'), '30');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenLastCalledWith({ asked, format: 'ics', remind: 30 });
}, 20_000);

it('looks farther ahead', async () => {
  const user = userEvent.setup();
  const { asked } = answer(lines, [source()]);
  await user.selectOptions(await screen.findByLabelText('How far ahead'), 'Next 365 days');
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ connection: null, days: 365 }));
});

describe('what is not known is said', () => {
  it('where no vendor is connected', async () => {
    answer([], []);
    expect(await screen.findByRole('link', { name: 'Connect a vendor' })).toBeTruthy();
    expect(screen.queryByLabelText('How far ahead')).toBeNull();
  });

  it('where nothing was read', async () => {
    answer([], [source({ read: null, ageDays: null })]);
    expect(await screen.findByText(/Nothing was read of this yet/)).toBeTruthy();
    expect(screen.getByText(/Giacom was not read yet by its method/)).toBeTruthy();
  });

  it('where the method does not tell', async () => {
    answer([], [source({ tellsEnds: false, method: 'subscriptions', withoutEnd: 40 })]);
    expect(await screen.findByText(/does not tell when terms end, so there/)).toBeTruthy();
    expect(screen.getByText(/by this method \(subscriptions\)/)).toBeTruthy();
  });

  it('where nothing ends soon, which a longer look may change', async () => {
    const user = userEvent.setup();
    const { asked } = answer([], [source()]);
    expect(await screen.findByText('No term is known to end until 26 Feb 2027.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look a year ahead' }));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ connection: null, days: 365 }));
  });

  it('where a reading is old or lacks something', async () => {
    const user = userEvent.setup();
    const odd = { old: true, ageDays: 12, incomplete: true, rejected: 2 };
    answer(lines, [source({ ...odd, excludedCustomers: 1, notInLast: 3 })]);
    const notes = await screen.findByTestId('renewal-notes');
    expect(notes.textContent).toMatch(/last read 12 days ago/);
    expect(notes.textContent).toMatch(/may be missing.*2 rows/);
    await user.click(screen.getByRole('button', { name: 'What this rests on' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toMatch(/1 excluded customer is left out/);
    expect(dialog.textContent).toMatch(/3 subscriptions were not in the last reading/);
  }, 20_000);

  it('where it cannot be asked', async () => {
    vi.spyOn(backend, 'renewals').mockRejectedValue({
      code: 'STORE',
      what: 'The store cannot be read.',
      why: '',
      fix: 'Try again.',
    });
    showWindow('/renewals');
    expect(await screen.findByText('The store cannot be read.')).toBeTruthy();
  });
});

describe('the calendar’s months', () => {
  it('have their weeks from Monday, over leap days and ends of years', () => {
    expect(weeksOf('2028-02').flat().filter(Boolean)).toHaveLength(29);
    expect(weeksOf('2027-02').flat().filter(Boolean)).toHaveLength(28);
    // 1 March 2027 is a Monday, 1 August 2027 a Sunday.
    expect(weeksOf('2027-03')[0]?.[0]).toBe('2027-03-01');
    expect(weeksOf('2027-08')[0]).toEqual([null, null, null, null, null, null, '2027-08-01']);
    expect(weeksOf('2026-12').length).toBe(5);
    expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(plusDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(plusMonths('2026-12', 1)).toBe('2027-01');
  });
});

describe('lists of renewals', () => {
  const columns = [
    { id: 'seats', header: '', width: 1, cell: () => null, sortValue: (l: RenewalLine) => l.seats },
  ];
  it('stand by month and customer, and sort within', () => {
    const days = (all: RenewalLine[]) => all.map((l) => l.subscription);
    expect(days(inOrder(lines, 'month', undefined, columns))).toEqual(['s4', 's1', 's2', 's3']);
    const more = [line(1, { seats: 3 }), line(2, { seats: null }), line(3, { seats: 20 })];
    const by = (desc: boolean) => days(inOrder(more, 'month', { id: 'seats', desc }, columns));
    expect(by(false), 'not known last').toEqual(['s1', 's3', 's2']);
    expect(by(true), 'and last the other way round').toEqual(['s3', 's1', 's2']);
  });

  it('add up by currency, and count what is not known', () => {
    const euros = line(9, {
      cost: { period: null, month: { amount: '0.1', currency: 'EUR' }, term: null },
    });
    const total = totalOf([line(1), line(2), euros, line(5, { cost: none })]);
    expect(total.month).toEqual({
      amounts: [{ currency: 'EUR', amount: '0.1' }, gbp('188')],
      unknown: 1,
    });
    expect(total.term).toEqual({ amounts: [gbp('2256')], unknown: 2 });
  });

  it('are counted by day and filtered by connection', () => {
    expect(byDay(lines).get('2026-12-12')).toEqual({ renews: 1, ends: 1, notTold: 0 });
    expect(found(lines, '', 'also')).toEqual([]);
    expect(passing(lines, 'overdue').map((l) => l.subscription)).toEqual(['s4']);
  });

  it('stay quick with ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      line(i, { day: plusDays('2026-11-28', i % 90), customer: `Customer ${i % 700}` }),
    );
    const began = performance.now();
    inOrder(passing(found(many, '', null), 'all'), 'customer', undefined, columns);
    totalOf(many);
    expect(performance.now() - began, 'milliseconds').toBeLessThan(2_000);
  });
});
