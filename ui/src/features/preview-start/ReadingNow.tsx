// What a dialog says while both sides are read: that they are, how far it is, what is waited for.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingTold } from '@/api/reading-told';
import { useConnectionNames } from '@/api/vendor';
import { announce } from '@/components/ui/LiveRegion';
import { Spinner } from '@/components/ui/Spinner';
import { StateWord } from '@/components/ui/StateWord';
import { HowFar } from './HowFar';
import { useWaitWords } from './wait';

export function ReadingNow({ connection, wait, moved }: ReadingTold & { connection: string }) {
  const { t } = useTranslation();
  const named = useConnectionNames();
  const waits = useWaitWords(wait);
  const waiting = waits !== null;
  useEffect(() => {
    // Said when the wait begins, not at every second of it.
    if (waiting) announce(t('states.waiting'));
  }, [waiting, t]);
  return (
    <div className="flex flex-col gap-2 py-4">
      <p role="status" className="flex items-center gap-2.5 font-medium">
        <Spinner />
        {t('home.previewReading', { connection: named(connection) })}
      </p>
      {moved !== null && (
        <div className="flex flex-col gap-2 pl-6.5">
          <HowFar moved={moved} />
          <p className="text-small text-muted">{t('home.readingKeeps')}</p>
        </div>
      )}
      {waits === null ? (
        moved === null && <p className="pl-6.5 text-soft">{t('home.previewReadingText')}</p>
      ) : (
        <p className="tabular flex items-start gap-3 pl-6.5" data-testid="reading-waits">
          <StateWord state="waiting" />
          <span>{waits}</span>
        </p>
      )}
    </div>
  );
}
