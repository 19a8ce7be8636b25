// How a run came out, in one line.
import i18next from 'i18next';
import type { RunState } from '@/bindings';

export function resultLine({ status, run, done, failed, left }: RunState): string {
  const { t } = i18next;
  switch (status) {
    case 'running':
      return t('run.titleOf', { run });
    case 'done':
      return t('run.result.done', { run, count: done });
    case 'partly':
      return t('run.result.partly', { run, done, failed });
    case 'failed':
      return t('run.result.failed', { run, failed });
    case 'interrupted':
      return t('run.result.interrupted', { run, done, left });
    case 'cancelled':
      return t('run.result.cancelled', { run, done, left });
    case 'undone':
      return t('run.result.undone', { run });
  }
}

/** Stopped in between, with changes to go. */
export function canGoOn({ status, left }: RunState): boolean {
  return (status === 'interrupted' || status === 'cancelled') && left > 0;
}
