// A wait is shown as waiting, with the time it goes on. Readers hear it once, not every second.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitView } from '@/bindings';
import { announce } from '@/components/ui/LiveRegion';
import { StateWord } from '@/components/ui/StateWord';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { waitWords } from '@/features/preview-start/wait';
import { time } from '@/lib/format';
import { useNow } from '@/lib/use-now';

export function Wait({ wait }: { wait: WaitView }) {
  const { t } = useTranslation();
  const { host, until } = wait;
  const now = useNow(1000);
  const seconds = (Date.parse(until) - now) / 1000;
  const said = t('run.waitUntil', { host, time: time(until) });
  useEffect(() => announce(said), [said]);
  return (
    <p
      data-testid="run-waits"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-wash p-3"
    >
      <StateWord state="waiting" />
      <VisuallyHidden>{said}</VisuallyHidden>
      <span aria-hidden className="tabular">
        {seconds > 0 ? waitWords(wait, seconds, t) : t('run.waitOver')}
      </span>
    </p>
  );
}
