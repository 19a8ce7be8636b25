// Figures as they are shown: exact, localised, and never a made-up zero.
import { describe, expect, it } from 'vitest';
import { age, ahead, clock, count, date, decimal, duration, money, sum } from './format';

describe('money', () => {
  it('keeps every digit of the decimal text', () => {
    expect(money('1234.5', 'GBP')).toBe('£1,234.50');
    expect(money('0.0425', 'GBP')).toBe('£0.0425');
    expect(money('90071992547409931.17', 'GBP')).toBe('£90,071,992,547,409,931.17');
    expect(money('-3.10', 'GBP')).toBe('-£3.10');
    expect(money('12', 'JPY')).toBe('JP¥12');
  });
  it('says when it is not known', () => {
    expect(money(null, 'GBP')).toBe('not known');
    expect(money('about 3', 'GBP')).toBe('not known');
    expect(decimal('1200.250')).toBe('1,200.25');
  });
  it('adds without rounding', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['-1.50', '0.25'])).toBe('-1.25');
    expect(sum(['-0.5'])).toBe('-0.5');
    expect(sum(['1', null])).toBeNull();
    expect(sum([])).toBe('0');
  });
});

describe('times', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it('are told relatively while fresh', () => {
    expect(age('2026-11-21T11:59:30Z', now)).toBe('just now');
    expect(age('2026-11-21T11:48:00Z', now)).toBe('12 minutes ago');
    expect(age('2026-11-20T11:00:00Z', now)).toBe('1 day ago');
    expect(age('2026-08-01T12:00:00Z', now)).toBe('1 Aug 2026');
    expect(age(null, now)).toBe('never');
  });
  it('tells how long something still is, and never that what is past is ahead', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(ahead('2026-11-21T12:00:20Z', now)).toBe('in 1 minute');
    expect(ahead('2026-11-21T12:42:00Z', now)).toBe('in 42 minutes');
    expect(ahead('2026-11-21T17:00:00Z', now)).toBe('in 5 hours');
    expect(ahead('2026-11-26T12:00:00Z', now)).toBe('in 5 days');
    expect(ahead('2026-11-21T11:59:00Z', now)).toBe('now');
    expect(ahead(null, now)).toBe('not known');
  });
  it('keep a bare date on its day', () => expect(date('2026-03-01')).toBe('1 Mar 2026'));
  it('count down', () => expect(clock(101.2)).toBe('1:42'));
  it('are ranges', () => {
    expect(duration(20, 40)).toBe('less than a minute');
    expect(duration(120, 230)).toBe('2 to 4 minutes');
    expect(duration(60, 60)).toBe('about 1 minute');
  });
});

it('counts', () => {
  expect(count(10000)).toBe('10,000');
  expect(count(null)).toBe('not known');
});
