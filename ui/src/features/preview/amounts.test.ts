// Money: exact, signed, by currency, and never a guess.
import { expect, it } from 'vitest';
import { effectOf, effectWords, signed } from './amounts';
import { change } from './sample';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

it('adds decimal text exactly and keeps currencies apart', () => {
  const effect = effectOf([
    change(1, { monthly: gbp('0.1') }),
    change(2, { monthly: gbp('0.2') }),
    change(3, { monthly: { amount: '-3', currency: 'EUR' } }),
    change(4, { monthly: { amount: '4.5', currency: null } }),
  ]);
  expect(effect.monthly).toEqual([
    { amount: '4.5', currency: null },
    { amount: '-3', currency: 'EUR' },
    { amount: '0.3', currency: 'GBP' },
  ]);
});

it('counts what is not known, of licences that are written', () => {
  const effect = effectOf([
    change(1, { monthly: null }),
    change(2, { monthly: null, entity: 'client' }),
    change(3, { monthly: null, action: 'blocked' }),
  ]);
  expect(effect).toEqual({ monthly: [], unknown: 1 });
});

it('says the sign, and none of nothing', () => {
  expect(signed(gbp('12.4'))).toBe('+£12.40');
  expect(signed(gbp('-3'))).toBe('−£3.00');
  expect(signed(gbp('0'))).toBe('£0.00');
  expect(signed({ amount: '4.5', currency: null })).toBe('+4.50');
});

it('says it in words', () => {
  const monthly = [gbp('12.4'), { amount: '4.5', currency: null }];
  expect(effectWords({ monthly, unknown: 3 })).toEqual([
    '+£12.40 a month',
    '+4.50 a month, as Halo bills',
    'not known for 3 changes',
  ]);
});
