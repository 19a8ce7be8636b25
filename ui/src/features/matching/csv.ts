// A file of matches, read in the page and checked by the engine.
import i18next from 'i18next';
import type { Failure } from '@/backend/failure';

export const mostBytes = 10 * 1024 * 1024;

/** A file of this size is a mistake; reading it would only hold up the window. */
export function tooLarge(file: File): Failure {
  return {
    code: 'MATCH-FILE-SIZE',
    what: i18next.t('matching.fileLargeWhat', { name: file.name }),
    why: i18next.t('matching.fileLargeWhy', { size: Math.ceil(file.size / 1024 / 1024) }),
    fix: i18next.t('matching.fileLargeFix'),
  };
}

/** The engine joins bad rows in one sentence ("line 3: …; line 9: …"); people read them as a list. */
export function badRows(failure: Failure): string[] {
  if (failure.code !== 'MATCH-FILE' || !failure.why.startsWith('line ')) return [];
  return failure.why.split(/; (?=line \d+: )| (?=… and \d+ more$)/);
}
