// For what undo cannot mend. Everything else is simply done, and Undo offered.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextField } from './TextField';

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** With what was typed. */
  onConfirm: (typed: string) => void;
  title: string;
  /** The verb on the button, never "OK". */
  action: string;
  danger?: boolean;
  busy?: boolean;
  /** If set, this must be typed, and `typeLabel` asks for it. */
  typeName?: string;
  typeLabel?: string;
  /** Off while what is to be confirmed is not known yet, or is nothing. */
  ready?: boolean;
  width?: 'narrow' | 'wide';
  children?: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, onConfirm, title, action, danger = false, busy = false } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const allowed =
    (props.ready ?? true) && (props.typeName === undefined || typed.trim() === props.typeName);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      width={props.width ?? 'narrow'}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={!allowed}
            onClick={() => onConfirm(typed.trim())}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div>{props.children}</div>
        {props.typeName !== undefined && (
          <TextField
            label={props.typeLabel ?? props.typeName}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
