// Help beside the screen, not over it: it is read while doing.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/IconButton';
import { HelpTopics } from '@/features/help/HelpTopics';
import { helpRegistry } from './help';

export function HelpPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const content = helpRegistry.use().at(-1)?.content;
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    // Closing it must not leave the keyboard nowhere.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      data-pane
      aria-labelledby="help-title"
      className="flex w-80 max-w-[45vw] shrink-0 flex-col gap-4 overflow-auto border-l border-line bg-wash px-4 py-4"
    >
      <div className="flex items-center justify-between">
        <h2 id="help-title" ref={heading} tabIndex={-1} className="font-semibold">
          {t('frame.help')}
        </h2>
        <IconButton label={t('common.close')} onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </div>
      {content !== undefined && <div className="text-soft">{content}</div>}
      <HelpTopics />
    </aside>
  );
}
