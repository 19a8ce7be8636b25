// A dialog; when it closes, focus goes back to what had it before.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** Buttons; the main one last. */
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
  /** What has focus first, where it is not the close button: the field a person came for. */
  initialFocus?: RefObject<HTMLElement | null>;
}

export function Dialog(props: DialogProps) {
  const { open, onClose, title, children, actions, width = 'narrow', initialFocus } = props;
  const { t } = useTranslation();
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fade fixed inset-0 z-40 bg-shade" />
        <Base.Popup
          initialFocus={initialFocus ?? close}
          className={`fade fixed top-[12vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-md border border-line bg-paper shadow-xl ${width === 'wide' ? 'max-w-3xl' : 'max-w-lg'}`}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <Base.Title className="text-title font-semibold">{title}</Base.Title>
            <IconButton ref={close} label={t('common.close')} onClick={onClose}>
              <X aria-hidden size={18} />
            </IconButton>
          </div>
          <div className="min-h-0 flex-1 overflow-auto px-5 pb-4">{children}</div>
          {actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {actions}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
