// Steps stand until the next; gaps are gaps; axes are round and begin at 0.
import { expect, it } from 'vitest';
import { countScale, timeScale } from './scale';
import { gapsOf, runsOf } from './steps';

it('keeps a value until the next one, and breaks off where it is not known', () => {
  const steps = [
    { at: 0, value: 5 },
    { at: 10, value: 7 },
    { at: 20, value: null, gap: 'not known' },
    { at: 30, value: 7 },
  ];
  expect(runsOf(steps, 40)).toEqual([
    [
      { from: 0, until: 10, value: 5 },
      { from: 10, until: 20, value: 7 },
    ],
    [{ from: 30, until: 40, value: 7 }],
  ]);
  expect(gapsOf(steps, 40)).toEqual([{ from: 20, until: 30, words: 'not known' }]);
  expect(runsOf([{ at: 50, value: 1 }], 40), 'never backwards').toEqual([
    [{ from: 50, until: 50, value: 1 }],
  ]);
});

it('counts in whole round ticks from 0', () => {
  for (const most of [0, 1, 3, 7, 12, 64, 250, 999, 10_000]) {
    const { ticks, of } = countScale(most, 100);
    expect(ticks[0], `${most}`).toBe(0);
    expect(ticks.every(Number.isInteger), `${most}: ${ticks.join()}`).toBe(true);
    expect(ticks.length, `${most}: ${ticks.join()}`).toBeLessThanOrEqual(6);
    expect(of(most)).toBeGreaterThanOrEqual(-1e-9);
    expect(of(0)).toBe(100);
  }
});

it('puts a single moment in the middle', () => {
  expect(timeScale(7, 7, 100).of(7)).toBe(50);
  expect(timeScale(0, 10, 100).of(5)).toBe(50);
});
