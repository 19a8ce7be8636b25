// What a reading waits for, in words that count down.
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitView } from '@/bindings';
import { clock } from '@/lib/format';

/** What is waited for, and how long still. */
export function waitWords({ kind, host, budget }: WaitView, seconds: number, t: TFunction): string {
  const left = clock(seconds);
  if (kind === 'asked') return t('run.waitAsked', { host, clock: left });
  if (kind === 'budget' && budget !== null) return t('run.waitBudget', { budget, clock: left });
  return t('run.waitRetry', { host, clock: left });
}

/** Null where nothing is waited for, or the wait is over. */
export function useWaitWords(wait: WaitView | null): string | null {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (wait === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wait]);
  if (wait === null) return null;
  const seconds = (Date.parse(wait.until) - now) / 1000;
  if (seconds <= 0) return null;
  return waitWords(wait, seconds, t);
}
