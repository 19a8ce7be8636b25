// Time left, results, and states that meet.
import { expect, it } from 'vitest';
import type { RunState } from '@/bindings';
import { timeLeft } from './left';
import { merged } from './merge';
import { canGoOn, resultLine } from './result';

const state: RunState = {
  plan: 'P1', run: 'R1', connection: 'giacom', status: 'running', started: '2026-11-21T10:00:00Z',
  ended: null, done: 3, failed: 1, left: 6, customer: 'Acme', secondsLeft: [60, 200], waits: null,
  why: null,
}; // prettier-ignore

it('tells the time left as a range', () => {
  expect(timeLeft(null)).toBe('not known yet');
  expect(timeLeft([5, 40])).toBe('less than a minute');
  expect(timeLeft([20, 110])).toBe('up to 2 minutes');
  expect(timeLeft([125, 235])).toBe('between 2 and 4 minutes');
  expect(timeLeft([180, 180])).toBe('about 3 minutes');
});

it('tells how a run came out', () => {
  expect(resultLine({ ...state, status: 'done' })).toBe('R1 is done: 3 changes are in Halo.');
  expect(resultLine({ ...state, status: 'interrupted' })).toBe(
    'R1 was interrupted: 3 in Halo, 6 to go.',
  );
});

it('goes on only with what stopped in between', () => {
  expect(canGoOn({ ...state, status: 'interrupted' })).toBe(true);
  expect(canGoOn({ ...state, status: 'interrupted', left: 0 })).toBe(false);
  expect(canGoOn({ ...state, status: 'partly' })).toBe(false);
});

it('keeps what events told where the store does not know it', () => {
  const asked = { ...state, done: 2, left: 7, customer: '', secondsLeft: null };
  expect(merged(state, asked)).toEqual(state);
  const until = new Date(Date.now() + 60_000).toISOString();
  const waiting: RunState = { ...state, waits: { kind: 'budget', budget: 250, host: 'h', until } };
  expect(merged(waiting, asked)?.waits).toEqual(waiting.waits);
});

it('believes the store that a run ended, began anew, or is gone', () => {
  const ended: RunState = { ...state, status: 'done' };
  expect(merged(state, ended)).toBe(ended);
  expect(merged(ended, state)).toBe(state);
  expect(merged(state, null)).toBeNull();
  expect(merged(undefined, state)).toBe(state);
});
