// A backup or an export takes the store's place: shown first, then done, then what is left to do.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { Replaced, ReplacePreview } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { differs, ReplaceParts } from './ReplaceParts';
import { SecretsAgain } from './SecretsAgain';

export interface ReplaceDialogProps {
  from: 'backup' | 'export';
  title: string;
  warning: string;
  action: string;
  done: string;
  preview: ReplacePreview | undefined;
  /** Why there is nothing to see, or why it was not done. */
  error: Error | null;
  busy: boolean;
  replaced: Replaced | undefined;
  onReplace: (seen: string) => void;
  onClose: () => void;
  /** What else can be done, left of the main action. */
  further?: ReactNode;
  /** Which file, where a person chose one. */
  file?: string;
}

export function ReplaceDialog(props: ReplaceDialogProps) {
  const { preview, error, replaced, onClose, from, file } = props;
  const { t } = useTranslation();
  const same = preview !== undefined && !preview.diff.parts.some(differs);
  return (
    <Dialog
      open
      onClose={onClose}
      title={props.title}
      actions={
        replaced !== undefined ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            {props.further}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            {(error === null || preview !== undefined) && (
              <Button
                kind="danger"
                busy={props.busy}
                disabled={preview === undefined || same}
                onClick={() => preview && props.onReplace(preview.sha256)}
              >
                {props.action}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-3" data-testid="replace">
        {replaced !== undefined && <p role="status">{props.done}</p>}
        {replaced !== undefined && <SecretsAgain names={replaced.secretsMissing} />}
        {error !== null && <ErrorNotice failure={asFailure(error)} />}
        {replaced === undefined && (error === null || preview !== undefined) && (
          <>
            {file !== undefined && (
              <p>
                <span className="text-muted">{t('settings.file')}</span>{' '}
                <span className="[overflow-wrap:anywhere]">{file}</span>
              </p>
            )}
            <p className="text-soft">{props.warning}</p>
            {preview === undefined ? (
              <Skeleton rows={4} />
            ) : (
              <ReplaceParts preview={preview} from={from} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
