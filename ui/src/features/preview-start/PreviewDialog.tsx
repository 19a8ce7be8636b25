// Asks what a preview is to cover; while both sides are read it says so, and can be stopped.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionNames, useVendorName } from '@/api/vendor';
import { Button } from '@/components/ui/Button';
import { SelectField } from '@/components/ui/SelectField';
import { Cover } from './Cover';
import { useReading } from './reading';
import { ReadingDialog } from './ReadingDialog';

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
  const nothing = !choice.customers && !choice.subscriptions;
  return (
    <ReadingDialog
      title={
        connections.length > 1
          ? t('home.previewMake')
          : t('home.previewTitle', { connection: named(connection) })
      }
      connection={connection}
      reading={reading}
      onClose={onClose}
      note={
        nothing && <span className="mr-auto self-center text-care">{t('home.previewNeither')}</span>
      }
      start={
        <Button
          kind="primary"
          disabled={nothing}
          onClick={() => void reading.start(choice)}
          data-testid="preview-start"
        >
          {t('home.previewMake')}
        </Button>
      }
      testid="preview-dialog"
    >
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
    </ReadingDialog>
  );
}
