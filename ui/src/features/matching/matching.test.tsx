// The matching screen by keyboard and mouse, against the in-memory shell.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend } from '@/backend/backend';
import type { openFake as open } from '@/backend/fake/fake';
import { wishes, type Wishes } from '@/backend/fake/address';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';

const shell = vi.hoisted((): { now?: Backend } => ({}));

vi.mock('@/backend/backend', () => {
  const part = (name: keyof Backend) =>
    new Proxy({}, { get: (_, key): unknown => Reflect.get(shell.now?.[name] ?? {}, key) });
  return { backend: part('commands'), events: part('events') };
});

let fake: Backend & ReturnType<typeof open>;

async function connect(asked: Partial<Wishes> = {}): Promise<void> {
  const { openFake } = await import('@/backend/fake/fake');
  fake = openFake({ ...wishes(''), ...asked });
  shell.now = fake;
}

async function start(asked: Partial<Wishes> = {}, path = '/matching/giacom') {
  await connect(asked);
  const user = userEvent.setup();
  const shown = showWindow(path);
  return { user, ...shown };
}

async function table(): Promise<HTMLElement> {
  return screen.findByRole('grid', { name: 'Customers of giacom' });
}

function row(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-key="${id}"]`);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

function focused(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key'];
}

beforeEach(() => localStorage.clear());

describe('deciding', () => {
  it('never shows rows as they were while a save is taken over', async () => {
    const { user } = await start();
    const grid = await table();
    row('G-10003').focus();
    await user.keyboard('a');
    await user.click(screen.getByRole('button', { name: /^Left ?\d+$/, pressed: false }));
    const before = grid.getAttribute('aria-rowcount');
    const counts = new Set<string | null>();
    const watch = new MutationObserver(() => counts.add(grid.getAttribute('aria-rowcount')));
    watch.observe(grid, { attributes: true, attributeFilter: ['aria-rowcount'] });
    await user.keyboard('{Control>}s{/Control}');
    await screen.findAllByText('Saved 1 match');
    watch.disconnect();
    expect([...counts], `there were ${before} lines all the time`).toEqual([]);
  });

  it('accepts, excludes and creates by keys, and saves all as one step', async () => {
    const { user } = await start();
    await table();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Matching: 3 of 12 left');
    row('G-10003').focus();
    await user.keyboard('a');
    expect(row('G-10003').textContent).toContain('New');
    await user.keyboard('{ArrowDown}x');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByTestId('exclude-do'));
    expect(
      within(dialog).getByText('Say why, so that the next person need not ask.'),
    ).toBeDefined();
    await user.type(within(dialog).getByLabelText('Reason'), 'internal tenant{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(row('G-10011').textContent).toContain('Excluded');
    await waitFor(() => expect(focused()).toBe('G-10011'));
    await user.keyboard('{Control>}s{/Control}');
    await screen.findAllByText('Saved 2 matches');
    const saved = await fake.commands.matching('giacom');
    expect(saved.rows.find((r) => r.customerId === 'G-10003')?.kind).toBe('suggested');
    expect(saved.undo).toBe('2 customers decided');
    expect(screen.getByTestId('count-staged').textContent).toBe('0 not saved');
  });

  it('undoes and redoes staged steps, then the save of this visit', async () => {
    const { user } = await start();
    await table();
    row('G-10003').focus();
    await user.keyboard('a{Control>}z{/Control}');
    expect(row('G-10003').textContent).toContain('Suggested');
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(row('G-10003').textContent).toContain('New');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findAllByText('Saved 1 match');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findAllByText('Took back: 1 customer decided');
    await waitFor(() => expect(row('G-10003').textContent).toContain('Suggested'));
    const again = await fake.commands.matching('giacom');
    expect(again.redo).toBe('1 customer decided');
    // What was saved before this visit is not taken back by a key.
    await user.keyboard('{Control>}z{/Control}');
    expect((await fake.commands.matching('giacom')).redo).toBe('1 customer decided');
  });

  it('shows the old client beside the new, and an inactive client cannot be chosen', async () => {
    const { user } = await start();
    await table();
    row('G-10000').focus();
    await user.keyboard('{Enter}');
    const search = await screen.findByRole('combobox', { name: /Search clients/ });
    expect(document.activeElement).toBe(search);
    await user.type(search, 'castlegate travel');
    const inactive = screen.getAllByRole('option').find((o) => o.textContent.includes('inactive'));
    expect(inactive?.getAttribute('aria-disabled')).toBe('true');
    if (inactive) await user.click(inactive);
    expect(screen.getByRole('dialog')).toBeDefined();
    await user.clear(search);
    await user.type(search, '#502');
    expect(screen.getByRole('option').textContent).toContain('already used by Kestrel Foods');
    expect(screen.getByText(/Several customers may be one client/)).toBeDefined();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const cell = row('G-10000');
    expect(within(cell).getByText('Alder Dental', { selector: 'del' })).toBeDefined();
    expect(cell.textContent).toContain('Kestrel Foods');
    await waitFor(() => expect(focused()).toBe('G-10000'));
  });

  it('acts on all ticked rows', async () => {
    const { user } = await start();
    await table();
    row('G-10003').focus();
    await user.keyboard(' {ArrowDown} ');
    const bar = screen.getByTestId('ticked-bar');
    expect(within(bar).getByText('2 ticked')).toBeDefined();
    await user.click(within(bar).getByRole('button', { name: 'Create 2 later' }));
    expect(screen.queryByTestId('ticked-bar')).toBeNull();
    expect(screen.getByTestId('count-staged').textContent).toBe('2 not saved');
    expect(row('G-10011').textContent).toContain('Create later');
  });

  it('goes to the next row by itself where deciding takes a row out of the filter', async () => {
    const { user } = await start({ size: 200 });
    await table();
    await user.click(screen.getByRole('button', { name: /^Left \d/ }));
    const first = document.querySelector<HTMLElement>('[data-index="0"]');
    const second = document.querySelector<HTMLElement>('[data-index="1"]')?.dataset['key'];
    const gone = first?.dataset['key'];
    first?.focus();
    await user.keyboard('a');
    await waitFor(() => expect(focused()).toBe(second));
    await user.keyboard('x');
    await user.type(await screen.findByLabelText('Reason'), 'left us{Enter}');
    await waitFor(() => expect(focused()).toBeDefined());
    expect([gone, second]).not.toContain(focused());
    expect(screen.getByTestId('count-staged').textContent).toBe('2 not saved');
  });
});

describe('suggesting', () => {
  it('stages exact matches, and a second time touches nothing', async () => {
    const { user } = await start();
    await table();
    await user.click(screen.getByTestId('suggest'));
    await waitFor(() => expect(screen.getByTestId('count-staged').textContent).toBe('1 not saved'));
    expect(row('G-10006').textContent).toContain('New');
    await user.click(within(row('G-10006')).getByRole('button', { name: /^Keep what is saved/ }));
    row('G-10003').focus();
    await user.keyboard('x');
    await user.type(await screen.findByLabelText('Reason'), 'a reason{Enter}');
    await user.click(screen.getByTestId('suggest'));
    await waitFor(() => expect(screen.queryByTestId('reading')).toBeNull());
    expect(row('G-10006').textContent).toContain('Same name');
    expect(row('G-10003').textContent).toContain('Excluded');
    expect(screen.getByTestId('count-staged').textContent).toBe('1 not saved');
  });

  it('accepts only what is shown, after saying how many', async () => {
    const { user } = await start({ size: 200 });
    await table();
    await user.type(screen.getByRole('searchbox'), 'dunmore brewing');
    await user.click(await screen.findByRole('button', { name: 'Accept 1 shown' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByTestId('accept-sample').textContent).toContain(
      'Dunmore Brewing LLP is Dunmore Brewing Group',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Accept 1 suggestion' }));
    expect(screen.getByTestId('count-staged').textContent).toBe('1 not saved');
  });

  it('tells that it waits, and can be stopped', async () => {
    const { user } = await start({ run: 'waits' });
    await table();
    await user.click(screen.getByTestId('suggest'));
    await screen.findByText(/Halyard sends Halo 250 requests in 5 minutes at most/);
    await user.click(screen.getByTestId('stop-reading'));
    expect(screen.getAllByText('Reading stopped. Nothing was changed.')).not.toHaveLength(0);
    expect(screen.getByTestId('count-staged').textContent).toBe('0 not saved');
  });
});

describe('what goes wrong', () => {
  it('keeps what is staged when saving fails, and says why on top with focus', async () => {
    const { user } = await start({ fail: { code: 'CLIENT-UNKNOWN', command: 'saveMatches' } });
    await table();
    row('G-10003').focus();
    await user.keyboard('a{Control>}s{/Control}');
    const problem = await screen.findByTestId('problem');
    expect(document.activeElement).toBe(problem);
    expect(screen.getByTestId('count-staged').textContent).toBe('1 not saved');
    expect(row('G-10003').textContent).toContain('New');
  });

  it('asks before leaving', async () => {
    const { user, router } = await start();
    await table();
    row('G-10003').focus();
    await user.keyboard('a');
    void router.navigate({ to: '/runs' });
    let dialog = await screen.findByRole('dialog', { name: '1 match is not saved' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(router.state.location.pathname).toBe('/matching/giacom');
    void router.navigate({ to: '/runs' });
    dialog = await screen.findByRole('dialog', { name: '1 match is not saved' });
    await user.click(within(dialog).getByTestId('leave-save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/runs'));
    expect((await fake.commands.matching('giacom')).undo).toBe('1 customer decided');
  });

  it('lists rows of a file that cannot be used, and imports none over staged edits', async () => {
    const { user } = await start();
    await table();
    const input = screen.getByTestId('import-file');
    const file = (text: string) => new File([text], 'matches.csv', { type: 'text/csv' });
    await user.upload(input, file('customer_id,client_id\nG-99,500\nG-10003,7\n'));
    const list = await screen.findByRole('list', { name: 'Rows that cannot be used' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((li) => li.textContent),
    ).toEqual(['line 2: The vendor has no customer "G-99".', 'line 3: Halo has no client "7".']);
    await user.upload(input, file('customer_id,client_id\nG-10003,503\n'));
    await screen.findAllByText('Imported: 1 rows imported');
    expect(row('G-10003').textContent).toContain('Matched');
    row('G-10011').focus();
    await user.click(
      within(row('G-10011')).getByRole('button', { name: /^Create a client later for/ }),
    );
    await user.upload(input, file('customer_id,client_id\nG-10011,503\n'));
    await screen.findByText(/A file is imported as one saved step/);
    expect(row('G-10011').textContent).toContain('Create later');
  });
});

describe('empty states', () => {
  it('not connected', async () => {
    await start({ start: 'empty' }, '/matching');
    await screen.findByText(/HaloPSA is not connected/);
    expect(await violations()).toEqual([]);
  });

  it('no vendor connected', async () => {
    await start({ start: 'halo' }, '/matching');
    await screen.findByText(/No vendor is connected/);
  });

  it('no such connection', async () => {
    await start({}, '/matching/other');
    await screen.findByText(/There is no vendor connection called “other”/);
  });

  it('not read yet, and the one action fills the table with what is staged', async () => {
    await connect({ start: 'halo' });
    await fake.commands.saveVendor({ name: 'giacom', source: { vendor: 'giacom' } }, 'a key');
    const user = userEvent.setup();
    showWindow('/matching/giacom');
    await screen.findByText('The customers of giacom were not read yet.');
    await user.click(screen.getByTestId('suggest'));
    await table();
    const staged = screen.getByTestId('count-staged').textContent;
    expect(staged).not.toBe('0 not saved');
  });

  it('one connection is gone straight to; a filter that hides all says so; all decided says what is next', async () => {
    const { user, router } = await start({}, '/matching');
    await table();
    expect(router.state.location.pathname).toBe('/matching/giacom');
    await user.type(screen.getByRole('searchbox'), 'zzz');
    await screen.findByText('No customer fits this filter and search.');
    await user.click(screen.getByRole('button', { name: 'Show all customers' }));
    expect(row('G-10003')).toBeDefined();
    const { rows } = await fake.commands.matching('giacom');
    const open = rows.filter((r) => r.state === 'unmatched' || r.state === 'conflict');
    for (const { customerId } of open) {
      await user.click(
        within(row(customerId)).getByRole('button', { name: /^Create a client later for/ }),
      );
    }
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByTestId('all-decided')).toBeDefined();
    expect(screen.getByTestId('make-preview')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Left \d/ }));
    expect(screen.getAllByText('Every customer is decided.').length).toBeGreaterThan(1);
  });
});

describe('axe', () => {
  it('finds nothing on the table, the chooser, and the reason', async () => {
    const { user } = await start();
    await table();
    row('G-10003').focus();
    await user.keyboard('a{ArrowDown} ');
    expect(await violations()).toEqual([]);
    await user.keyboard('{Enter}');
    await screen.findByTestId('client-chooser');
    expect(await violations()).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('x');
    await screen.findByLabelText('Reason');
    expect(await violations()).toEqual([]);
  });
});

it('writes no timings unless it is asked to', async () => {
  const { user } = await start();
  await table();
  await user.type(screen.getByRole('searchbox'), 'a');
  expect(window.__halyardMeasure).toBeUndefined();
  window.__halyardMeasure = Object.freeze({ keys: [], frames: [] });
  await user.type(screen.getByRole('searchbox'), 'l');
  await waitFor(() => expect(window.__halyardMeasure?.keys).toHaveLength(1));
  delete window.__halyardMeasure;
});
