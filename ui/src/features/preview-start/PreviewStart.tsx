// "Make a preview": the button, and the small dialog that asks what to cover and reads both sides.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonKind } from '@/components/ui/Button';
import { PreviewDialog } from './PreviewDialog';

export interface PreviewStart {
  open: () => void;
  /** To be drawn anywhere in the screen. */
  dialog: ReactNode;
}

/** For screens that start it from a menu or a command of their own. */
export function usePreviewStart(...connections: readonly string[]): PreviewStart {
  const [shown, setShown] = useState(false);
  return {
    open: () => setShown(true),
    dialog: shown && <PreviewDialog connections={connections} onClose={() => setShown(false)} />,
  };
}

export interface PreviewStartProps {
  connection: string;
  /** Where it is asked which: those that can be chosen beside it. */
  others?: readonly string[];
  kind?: ButtonKind;
  /** Where several stand on one screen, readers hear whose it is. */
  named?: boolean;
}

export function PreviewStart(props: PreviewStartProps) {
  const { connection, others = [], kind = 'secondary', named = false } = props;
  const { t } = useTranslation();
  const { open, dialog } = usePreviewStart(connection, ...others);
  const action = t('home.previewMake');
  return (
    <>
      <Button
        kind={kind}
        onClick={open}
        data-testid={named ? `make-preview-${connection}` : 'make-preview'}
        {...(named ? { 'aria-label': t('home.ofConnection', { action, connection }) } : {})}
      >
        {action}
      </Button>
      {dialog}
    </>
  );
}
