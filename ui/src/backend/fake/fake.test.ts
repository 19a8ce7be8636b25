// The fake behaves as a shell would: it refuses, keeps, undoes, and tells of a run to its end.
import { expect, it } from 'vitest';
import { wishes } from './address';
import { openFake } from './fake';

it('keeps matches, and takes the step back', async () => {
  const { commands } = openFake(wishes('?size=12'));
  const before = await commands.matching('giacom');
  const open = before.rows.filter((r) => r.state === 'unmatched');
  const saved = await commands.saveMatches(
    'giacom',
    open.map((r) => ({ choice: 'exclude', customerId: r.customerId, reason: 'closed' })),
  );
  expect(saved.rows.some((r) => r.state === 'unmatched')).toBe(false);
  expect((await commands.undoMatches('giacom')).rows).toEqual(before.rows);
});

it('has as many customers as asked for', async () => {
  const { commands } = openFake(wishes('?size=10000'));
  expect((await commands.matching('giacom')).rows).toHaveLength(10_000);
});

it('refuses what the address says', async () => {
  const { commands } = openFake(wishes('?fail=HALO-403:preview'));
  await expect(commands.preview('P9')).rejects.toMatchObject({ code: 'HALO-403' });
  await expect(commands.home()).resolves.toBeDefined();
});

it('runs a plan to its end and has a receipt of it', async () => {
  const { commands, events } = openFake(wishes('?size=12'));
  const plan = await commands.makePlan('giacom', {
    customers: true,
    subscriptions: true,
    answerIsComplete: false,
  });
  const ended = new Promise<string | null>((go) => {
    void events.runEnded.listen(({ payload }) => go(payload.run));
  });
  await commands.apply(plan, null);
  const run = (await ended) ?? '';
  const receipt = await commands.receipt(run);
  expect(receipt.line.status).toBe('done');
  expect(receipt.changes.filter((c) => c.outcome === 'applied')).toHaveLength(receipt.line.applied);
  await expect(commands.apply(plan, null)).rejects.toMatchObject({ code: 'PLAN-APPLIED' });
  expect((await commands.preview(await commands.undoRun(run, [], null))).undoes).toBe(run);
});
