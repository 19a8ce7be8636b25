// What a reading waits for, in words that count down.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitView } from '@/bindings';
import { clock } from '@/lib/format';

const texts = {
  budget: 'home.waitBudget',
  asked: 'home.waitAsked',
  retry: 'home.waitRetry',
} as const;

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
  return t(texts[wait.kind], { host: wait.host, left: clock(seconds) });
}
