// A schedule as it is being typed: each kind keeps what was entered for it while another is looked at.
import type { Day, ScheduleForm } from '@/bindings';

export const days = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Day[];

export type Kind = ScheduleForm['when']['kind'];

export interface Typed extends Omit<ScheduleForm, 'when' | 'zone'> {
  kind: Kind;
  at: string;
  days: readonly Day[];
  hours: string;
  /** Another zone than the machine's. */
  elsewhere: boolean;
  zone: string | null;
}

export function typedOf({ when, zone, ...rest }: ScheduleForm): Typed {
  return {
    ...rest,
    kind: when.kind,
    at: when.kind === 'every' ? '02:15' : when.at,
    days: when.kind === 'weekdays' ? when.days : ['mon', 'tue', 'wed', 'thu', 'fri'],
    hours: when.kind === 'every' ? String(when.hours) : '4',
    elsewhere: zone !== null,
    zone,
  };
}

export type Faulty = 'at' | 'days' | 'hours' | 'zone' | 'covers';

const faultTexts = {
  at: 'schedule.needTime',
  days: 'schedule.needDays',
  hours: 'schedule.needHours',
  zone: 'schedule.needZone',
  covers: 'schedule.needCover',
} as const satisfies Record<Faulty, string>;

export type FaultText = (typeof faultTexts)[Faulty];
export type Faults = Partial<Record<Faulty, FaultText>>;

export function faultsOf(typed: Typed): Faults {
  const hours = /^\d+$/.test(typed.hours.trim()) ? Number(typed.hours) : 0;
  const timed = typed.kind !== 'every';
  const wrong: Record<Faulty, boolean> = {
    at: timed && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(typed.at.trim()),
    days: typed.kind === 'weekdays' && typed.days.length === 0,
    hours: typed.kind === 'every' && (hours < 1 || hours > 168),
    zone: timed && typed.elsewhere && typed.zone === null,
    covers: !typed.customers && !typed.subscriptions,
  };
  const found = Object.entries(wrong).filter(([, is]) => is) as [Faulty, boolean][];
  return Object.fromEntries(found.map(([name]) => [name, faultTexts[name]]));
}

/** What would be saved. Only asked for where nothing is wrong. */
export function formOf(typed: Typed): ScheduleForm {
  const { kind, at, days: chosen, hours, elsewhere, zone, ...rest } = typed;
  const time = at.trim();
  const when: ScheduleForm['when'] =
    kind === 'daily'
      ? { kind, at: time }
      : kind === 'weekdays'
        ? { kind, days: days.filter((d) => chosen.includes(d)), at: time }
        : { kind, hours: Number(hours) };
  // Hours have no zone: they are the same everywhere.
  return { ...rest, when, zone: kind !== 'every' && elsewhere ? zone : null };
}

export const sameForm = (a: ScheduleForm, b: ScheduleForm) =>
  JSON.stringify(formOf(typedOf(a))) === JSON.stringify(formOf(typedOf(b)));
