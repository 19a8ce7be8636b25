// Asks what a preview is to cover; while both sides are read it says so, and can be stopped.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionNames, useVendorName } from '@/api/vendor';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SelectField } from '@/components/ui/SelectField';
import { Cover } from './Cover';
import { useReading } from './reading';
import { ReadingNow } from './ReadingNow';

interface PreviewDialogProps {
  /** One, or several to choose from. */
  connections: readonly string[];
  onClose: () => void;
}

export function PreviewDialog({ connections, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const [connection, setConnection] = useState(connections[0] ?? '');
  const [choice, setChoice] = useState({
    customers: true,
    subscriptions: true,
    answerIsComplete: false,
  });
  const reading = useReading(connection, onClose);
  const vendor = useVendorName(connection);
  const named = useConnectionNames();
  const busy = reading.at === 'reading' || reading.at === 'stopping';
  const nothing = !choice.customers && !choice.subscriptions;
  return (
    <Dialog
      open
      onClose={() => {
        reading.stop();
        onClose();
      }}
      title={
        connections.length > 1
          ? t('home.previewMake')
          : t('home.previewTitle', { connection: named(connection) })
      }
      actions={
        busy ? (
          <Button busy={reading.at === 'stopping'} onClick={reading.stop}>
            {t(reading.at === 'stopping' ? 'home.previewStopping' : 'home.previewStop')}
          </Button>
        ) : (
          <>
            {nothing && (
              <span className="mr-auto self-center text-care">{t('home.previewNeither')}</span>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              kind="primary"
              disabled={nothing}
              onClick={() => void reading.start(choice)}
              data-testid="preview-start"
            >
              {t('home.previewMake')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4" data-testid="preview-dialog">
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
            <p className="text-soft">{t('home.previewText')}</p>
            {connections.length > 1 && (
              <SelectField
                label={t('home.previewOf')}
                value={connection}
                onChange={(event) => setConnection(event.target.value)}
                options={connections.map((name) => ({ value: name, label: named(name) }))}
              />
            )}
            <Cover choice={choice} onChange={setChoice} vendor={vendor} />
          </>
        )}
      </div>
    </Dialog>
  );
}
