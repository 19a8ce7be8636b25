// The time left in words: a range, because an exact figure would be a guess that looks like a fact.
import i18next from 'i18next';

export function timeLeft(seconds: readonly [number, number] | null): string {
  if (seconds === null) return i18next.t('run.timeUnknown');
  const [least, most] = seconds;
  if (most < 60) return i18next.t('run.timeUnderMinute');
  const low = Math.floor(least / 60);
  const high = Math.ceil(most / 60);
  if (low < 1) return i18next.t('run.timeUpTo', { count: high });
  if (low === high) return i18next.t('run.timeAbout', { count: high });
  return i18next.t('run.timeBetween', { low, high });
}
