// A dialog that reads both sides: what is asked before, how far it is, a stop, and how it ended.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import type { Reading } from './reading';
import { ReadingNow } from './ReadingNow';

interface ReadingDialogProps {
  title: string;
  connection: string;
  reading: Omit<Reading, 'start'>;
  onClose: () => void;
  /** Stands before the buttons, while nothing is read. */
  note?: ReactNode;
  /** The button that starts it. */
  start: ReactNode;
  testid?: string;
  children: ReactNode;
}

export function ReadingDialog(props: ReadingDialogProps) {
  const { title, connection, reading, onClose, note, start, testid, children } = props;
  const { t } = useTranslation();
  const busy = reading.at === 'reading' || reading.at === 'stopping';
  return (
    <Dialog
      open
      onClose={() => {
        reading.stop();
        onClose();
      }}
      title={title}
      actions={
        busy ? (
          <Button busy={reading.at === 'stopping'} onClick={reading.stop}>
            {t(reading.at === 'stopping' ? 'home.previewStopping' : 'home.previewStop')}
          </Button>
        ) : (
          <>
            {note}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            {start}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4" data-testid={testid}>
        {busy ? (
          <ReadingNow connection={connection} wait={reading.wait} moved={reading.moved} />
        ) : (
          <>
            {reading.failure && <ErrorNotice failure={reading.failure} />}
            {reading.at === 'stopped' && (
              <p role="status">
                {t(reading.moved === null ? 'home.previewStopped' : 'home.previewStoppedKept')}
              </p>
            )}
            {children}
          </>
        )}
      </div>
    </Dialog>
  );
}
