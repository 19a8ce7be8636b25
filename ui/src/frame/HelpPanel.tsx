// Help beside the screen, not over it: it is read while doing.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/IconButton';
import { KeyHint } from '@/components/ui/KeyHint';
import { helpRegistry } from './help';

const keys = [
  ['F6', 'frame.keyNextPane'],
  ['Ctrl+K', 'frame.keyPalette'],
  ['/', 'frame.keyFilter'],
  ['J', 'frame.keyNext'],
  ['K', 'frame.keyPrevious'],
  ['A', 'frame.keyAccept'],
  ['X', 'frame.keyExclude'],
  ['Ctrl+Enter', 'frame.keyApply'],
  ['Ctrl+Z', 'frame.keyUndo'],
  ['F1', 'frame.keyHelp'],
] as const;

export function HelpPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const content = helpRegistry.use().at(-1)?.content;
  useEffect(() => heading.current?.focus(), []);
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
      <div className="text-soft">{content ?? t('frame.helpEmpty')}</div>
      <section>
        <h3 className="mb-2 font-semibold">{t('frame.shortcuts')}</h3>
        <dl className="flex flex-col gap-1.5">
          {keys.map(([key, text]) => (
            <div key={key} className="flex items-center justify-between gap-3">
              <dt className="text-soft">{t(text)}</dt>
              <dd>
                <span className="sr-only">{key}</span>
                <KeyHint keys={key} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </aside>
  );
}
