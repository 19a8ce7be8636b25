// What is typed becomes a schedule only where it is one.
import { expect, it } from 'vitest';
import type { ScheduleForm } from '@/bindings';
import { faultsOf, formOf, sameForm, typedOf, type Typed } from './form';
import { dayName, whenWords } from './words';

const daily: ScheduleForm = {
  when: { kind: 'daily', at: '02:15' },
  zone: null,
  customers: true,
  subscriptions: true,
  createClients: false,
  removals: true,
  renames: true,
};
const typed = (some: Partial<Typed> = {}): Typed => ({ ...typedOf(daily), ...some });

it('comes back as it was saved', () => {
  const forms: ScheduleForm[] = [
    daily,
    { ...daily, when: { kind: 'weekdays', days: ['mon', 'thu'], at: '06:05' }, zone: 'UTC' },
    { ...daily, when: { kind: 'every', hours: 12 }, removals: false },
  ];
  for (const form of forms) expect(formOf(typedOf(form))).toEqual(form);
  expect(sameForm(daily, { ...daily, zone: 'UTC' }), 'another zone is another schedule').toBe(
    false,
  );
});

it('names each thing that is wrong, and only what the chosen kind needs', () => {
  const wrong = (some: Partial<Typed>) => Object.keys(faultsOf(typed(some)));
  expect(wrong({})).toEqual([]);
  for (const at of ['', '2', '24:00', '02:60', '2:5', '02:15:00', 'noon']) {
    expect(wrong({ at }), at).toEqual(['at']);
  }
  expect(wrong({ at: ' 7:05 ' }), 'as a person may type it').toEqual([]);
  expect(wrong({ kind: 'weekdays', days: [] })).toEqual(['days']);
  for (const hours of ['', '0', '169', '1.5', 'x']) {
    expect(wrong({ kind: 'every', hours }), hours).toEqual(['hours']);
  }
  expect(wrong({ kind: 'every', at: 'noon', days: [] }), 'hours need no time').toEqual([]);
  expect(wrong({ elsewhere: true })).toEqual(['zone']);
  expect(wrong({ customers: false, subscriptions: false })).toEqual(['covers']);
});

it('leaves the zone away where there is none to have', () => {
  expect(formOf(typed({ elsewhere: false, zone: 'UTC' })).zone).toBeNull();
  expect(formOf(typed({ kind: 'every', elsewhere: true, zone: 'UTC' })).zone).toBeNull();
  expect(formOf(typed({ elsewhere: true, zone: 'UTC' })).zone).toBe('UTC');
});

it('is told in words', () => {
  expect(whenWords(daily.when)).toBe('Daily at 02:15');
  expect(whenWords({ kind: 'weekdays', days: ['mon', 'thu'], at: '06:05' })).toBe(
    'Mon, Thu at 06:05',
  );
  expect(whenWords({ kind: 'every', hours: 1 })).toBe('Every hour');
  expect(whenWords({ kind: 'every', hours: 4 })).toBe('Every 4 hours');
  expect(dayName('sun', 'long')).toBe('Sunday');
});
