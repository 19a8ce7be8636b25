// The preview in the window: ticks, guard, age, parts, refusals; by keyboard; and it passes axe.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Preview } from '@/bindings';
import { backend } from '@/backend/backend';
import { violations } from '@/test/axe';
import { showWindow } from '@/test/render';
import { change, guard, plan } from './sample';

afterEach(() => vi.restoreAllMocks());

const fresh = () => new Date().toISOString();

async function open(more: Partial<Preview> = {}) {
  const preview = plan({ created: fresh(), ...more });
  vi.spyOn(backend, 'preview').mockImplementation((asked) =>
    Promise.resolve({ ...preview, plan: asked, guard: asked === 'P1' ? preview.guard : null }),
  );
  const apply = vi.spyOn(backend, 'apply').mockResolvedValue(null);
  const part = vi.spyOn(backend, 'partOfPlan').mockResolvedValue('P2');
  vi.spyOn(backend, 'runState').mockResolvedValue(null);
  const shown = showWindow('/plans/P1');
  await screen.findByTestId('preview');
  return { user: userEvent.setup(), apply, part, ...shown };
}

const row = (seq: number) => screen.getByTestId(`change-${seq}`);
const tick = (seq: number) => within(row(seq)).getByRole('checkbox');
const applyButton = () => screen.getByTestId('apply');

it('applies the whole plan as it is, and goes to its run', async () => {
  const { user, apply, part, router } = await open();
  expect(applyButton().textContent).toBe('Apply 5 changes');
  expect(await violations()).toEqual([]);
  await user.click(applyButton());
  await waitFor(() => expect(router.state.location.pathname).toBe('/runs/P1'));
  expect(part).not.toHaveBeenCalled();
  expect(apply).toHaveBeenCalledWith('P1', null);
}, 20_000);

it('applies just what is ticked, as a plan of its own', async () => {
  const { user, apply, part, router } = await open();
  await user.click(tick(3));
  expect(applyButton().textContent).toBe('Apply 2 changes');
  const berg = within(screen.getByTestId('customer-G-Berg')).getByRole('checkbox');
  expect(berg.getAttribute('aria-checked')).toBe('false');
  await user.click(tick(4));
  expect(berg.getAttribute('aria-checked')).toBe('mixed');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/runs/P2'));
  expect(part).toHaveBeenCalledWith('P1', [5]);
  expect(apply).toHaveBeenCalledWith('P2', null);
});

it('does not tick removals under a guard, and wants a reason for them', async () => {
  const { user, apply } = await open({ guard });
  expect(applyButton().textContent).toBe('Apply 4 changes');
  await user.click(tick(1));
  expect(screen.getByTestId('apply-off').textContent).toBe('The guard asks for a reason first.');
  await user.click(applyButton());
  expect(apply).not.toHaveBeenCalled();
  await user.click(screen.getByTestId('guard-allow'));
  expect(screen.getByText('Write why this is right.')).toBeTruthy();
  const reason = screen.getByRole('textbox', { name: 'Reason' });
  expect(document.activeElement).toBe(reason);
  expect(await violations()).toEqual([]);
  await user.type(reason, 'Nine people left{Enter}');
  expect(screen.getByText('Because: Nine people left')).toBeTruthy();
  await user.click(applyButton());
  await waitFor(() => expect(apply).toHaveBeenCalledWith('P1', 'Nine people left'));
}, 20_000);

it('gives no reason for a part that the guard lets through', async () => {
  const { user, apply, part } = await open({ guard });
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Just in case{Enter}');
  await user.click(applyButton());
  await waitFor(() => expect(apply).toHaveBeenCalledWith('P2', null));
  expect(part).toHaveBeenCalledWith('P1', [1]);
});

it('is off when it is too old, and reads again', async () => {
  const created = new Date(Date.now() - 22 * 60_000).toISOString();
  const { user, router } = await open({ created });
  const make = vi.spyOn(backend, 'makePlan').mockResolvedValue('P7');
  expect(screen.getByTestId('apply-off').textContent).toContain('read again first');
  expect(applyButton().getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByTestId('read-again'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/plans/P7'));
  expect(make).toHaveBeenCalledWith('giacom', {
    customers: true,
    subscriptions: true,
    answerIsComplete: false,
  });
});

it('asks whether the new answer is all there is, where a person said so of the old one', async () => {
  const created = new Date(Date.now() - 22 * 60_000).toISOString();
  const { user } = await open({ created, answerIsComplete: true });
  const make = vi.spyOn(backend, 'makePlan').mockResolvedValue('P7');
  make.mockClear();
  await user.click(screen.getByTestId('read-again'));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('which may be cut short');
  expect(make).not.toHaveBeenCalled();
  await user.click(screen.getByTestId('vouch-not'));
  await waitFor(() => expect(make.mock.calls[0]?.[1].answerIsComplete).toBe(false));
});

it('says so again only where a person does', async () => {
  const created = new Date(Date.now() - 22 * 60_000).toISOString();
  const { user } = await open({ created, answerIsComplete: true });
  const make = vi.spyOn(backend, 'makePlan').mockResolvedValue('P7');
  make.mockClear();
  await user.click(screen.getByTestId('read-again'));
  await user.click(await screen.findByTestId('vouch-again'));
  await waitFor(() => expect(make.mock.calls[0]?.[1].answerIsComplete).toBe(true));
});

it('plans an undo again as an undo', async () => {
  const created = new Date(Date.now() - 22 * 60_000).toISOString();
  const remarks = ['2 clients stay in Halo.'];
  const { user, router } = await open({ created, undoes: 'R3', remarks });
  const undo = vi.spyOn(backend, 'undoRun').mockResolvedValue('P8');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Undo of R3');
  expect(screen.getByText('2 clients stay in Halo.')).toBeTruthy();
  await user.click(screen.getByTestId('read-again'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/plans/P8'));
  expect(undo).toHaveBeenCalledWith('R3', [], null);
});

it('leads to the receipt once it is applied, with nothing to tick', async () => {
  await open({ run: 'R4' });
  expect(screen.getByRole('link', { name: 'See the receipt' }).getAttribute('href')).toContain(
    'receipts/R4',
  );
  expect(screen.queryAllByRole('checkbox', { name: /Include/ })).toEqual([]);
});

it('tells a refusal on top, with focus', async () => {
  const { user, apply } = await open();
  const told = { code: 'STALE', what: 'Halo changed.', why: '', fix: 'Read again.' };
  apply.mockRejectedValue(told);
  await user.click(applyButton());
  const refusal = await screen.findByTestId('refusal');
  expect(refusal.textContent).toContain('Halo changed.');
  await waitFor(() => expect(document.activeElement).toBe(refusal));
  expect(within(refusal).getByRole('button', { name: 'Read again' })).toBeTruthy();
});

it('shows what is refused of a part on that part', async () => {
  const { user, apply, router } = await open();
  apply.mockRejectedValue({ code: 'HELD', what: 'Another run is at work.', why: '', fix: 'Wait.' });
  await user.click(tick(2));
  await user.click(applyButton());
  await waitFor(() => expect(router.state.location.pathname).toBe('/plans/P2'));
  expect((await screen.findByTestId('refusal')).textContent).toContain('Another run is at work.');
});

it('goes by keyboard: J to what needs care, Space ticks, Enter expands, Ctrl+Z takes back', async () => {
  const fields = [
    {
      field: 'count',
      before: { kind: 'number', text: '12' },
      after: { kind: 'number', text: '10' },
      rule: 'quantity',
    } as const,
  ];
  const customers = plan().customers;
  const [acme] = customers;
  if (acme) acme.changes[0] = change(1, { cuts: true, fields, remarks: ['Seen twice.'] });
  const { user } = await open({ customers });
  await user.keyboard('j');
  expect(document.activeElement).toBe(row(1));
  expect(row(1).textContent).toContain('Quantity');
  await user.keyboard(' ');
  expect(tick(1).getAttribute('aria-checked')).toBe('false');
  await user.keyboard('{Control>}z{/Control}');
  expect(tick(1).getAttribute('aria-checked')).toBe('true');
  await user.keyboard('{Enter}');
  expect(row(1).getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByTestId('detail-1').textContent).toContain('Seen twice.');
  expect(await violations()).toEqual([]);
  await user.keyboard('j');
  expect(document.activeElement).toBe(row(6));
  await user.keyboard('k');
  expect(document.activeElement).toBe(row(1));
}, 20_000);

it('filters by a figure, and says so where nothing is left', async () => {
  const { user } = await open();
  await user.click(screen.getByTestId('total-blocked'));
  expect(row(6)).toBeTruthy();
  expect(screen.queryByTestId('change-1')).toBeNull();
  await user.type(screen.getByRole('searchbox'), 'acme');
  expect(await screen.findByText('Nothing of the kind “Needs you” is called “acme”.')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(row(1)).toBeTruthy();
}, 20_000);

it('reads what is unchanged when it is asked for', async () => {
  const { user } = await open();
  const read = vi
    .spyOn(backend, 'previewUnchanged')
    .mockResolvedValue([change(40, { action: 'unchanged', name: 'Azure plan' })]);
  await user.click(screen.getByTestId('unchanged-G-Cove'));
  expect(read).toHaveBeenCalledWith('P1', 'G-Cove');
  expect(await screen.findByText('Azure plan')).toBeTruthy();
});

it('says that everything is unchanged, with counts', async () => {
  const zero = plan().tally;
  await open({
    customers: [],
    quiet: 12,
    licences: { ...zero, unchanged: 212 },
    clients: { ...zero, unchanged: 12 },
  });
  expect(
    screen.getByText(
      'Everything is unchanged: Halo holds what Giacom counts. 212 licences and 12 clients were compared.',
    ),
  ).toBeTruthy();
  expect(screen.getByTestId('apply-off').textContent).toBe('There is nothing to apply.');
  expect(await violations()).toEqual([]);
}, 20_000);

it('says that there is no such plan', async () => {
  showWindow('/plans/P404');
  expect((await screen.findByRole('alert')).textContent).toContain('There is no such plan.');
});
