// A schedule in words: when, and how the last run ended.
import i18next from 'i18next';
import type { Day, ScheduledEnd, WhenForm } from '@/bindings';
import type { State } from '@/components/ui/tones';
import { formatLocale } from '@/text/text';
import { days } from './form';

/** `Mon`, in the person's own language. 2024 began on a Monday. */
export function dayName(day: Day, style: 'short' | 'long' = 'short'): string {
  const at = new Date(Date.UTC(2024, 0, 1 + days.indexOf(day)));
  return new Intl.DateTimeFormat(formatLocale(), { weekday: style, timeZone: 'UTC' }).format(at);
}

export function whenWords(when: WhenForm): string {
  if (when.kind === 'every') return i18next.t('schedule.everyHours', { count: when.hours });
  if (when.kind === 'daily') return i18next.t('schedule.dailyAt', { at: when.at });
  const names = when.days.map((day) => dayName(day)).join(', ');
  return i18next.t('schedule.weekdaysAt', { days: names, at: when.at });
}

/** The sign and the word of each end. */
export const ends = {
  open: { state: 'running', text: 'schedule.endOpen' },
  done: { state: 'done', text: 'schedule.endDone' },
  partly: { state: 'partly', text: 'schedule.endPartly' },
  failed: { state: 'failed', text: 'schedule.endFailed' },
  interrupted: { state: 'interrupted', text: 'schedule.endInterrupted' },
  cancelled: { state: 'cancelled', text: 'schedule.endCancelled' },
  undone: { state: 'undone', text: 'schedule.endUndone' },
  guard: { state: 'blocked', text: 'schedule.endGuard' },
  refused: { state: 'fail', text: 'schedule.endRefused' },
  again: { state: 'waiting', text: 'schedule.endAgain' },
} as const satisfies Record<ScheduledEnd, { state: State; text: string }>;
