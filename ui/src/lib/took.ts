// How long a run took, to the second: what is over is told exactly, only what is ahead is a range.
import i18next from 'i18next';

export function took(started: string, ended: string | null): string {
  if (ended === null) return i18next.t('time.notEnded');
  const span = (new Date(ended).getTime() - new Date(started).getTime()) / 1000;
  if (!Number.isFinite(span) || span < 0) return i18next.t('common.notKnown');
  const whole = Math.round(span);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return i18next.t('time.tookHours', { hours, minutes });
  const seconds = whole % 60;
  if (minutes > 0) return i18next.t('time.tookMinutes', { minutes, seconds });
  return i18next.t('time.tookSeconds', { seconds });
}
