// What was just done, below the screen and never over it: the screen above gives up a line for it and gets
// it back. It goes by itself, but not while somebody is at it.
import { CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { dismissNotice, useNotices, type Notice } from '@/components/ui/notice';
import { useShortcut } from '@/lib/shortcuts';

const stays = 8000;

export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  const box = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [hover, setHover] = useState(false);
  const [focus, setFocus] = useState(false);
  const newest = notices.at(-1);
  useShortcut('Alt+T', () => box.current?.querySelector('button')?.focus(), newest !== undefined);
  useEffect(() => {
    // The table above is lower now: the row the keyboard is on must not be what it lost.
    document.activeElement?.closest('[role="row"]')?.scrollIntoView({ block: 'nearest' });
  }, [newest]);

  const leave = (id: number) => {
    const here = box.current?.contains(document.activeElement) === true;
    if (here && before.current?.isConnected === true) before.current.focus();
    setHover(false);
    setFocus(false);
    dismissNotice(id);
  };
  const onFocus = (event: FocusEvent) => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !event.currentTarget.contains(from)) before.current = from;
    setFocus(true);
  };
  const onBlur = (event: FocusEvent) => setFocus(event.currentTarget.contains(event.relatedTarget));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || newest === undefined) return;
    event.preventDefault();
    leave(newest.id);
  };
  return (
    // What is inside takes the keys; the region only watches whether somebody is at it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={box}
      data-pane
      data-testid="notices"
      aria-label={t('frame.notices')}
      aria-live="polite"
      aria-relevant="additions"
      onMouseEnter={() => setHover(true)}
      onMouseLeave={() => setHover(false)}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      className="max-h-[40%] shrink-0 overflow-auto"
    >
      {notices.map((notice) => (
        <Line key={notice.id} notice={notice} held={hover || focus} onLeave={leave} />
      ))}
    </section>
  );
}

interface LineProps {
  notice: Notice;
  /** Somebody reads or uses it. */
  held: boolean;
  onLeave: (id: number) => void;
}

function Line({ notice, held, onLeave }: LineProps) {
  const { t } = useTranslation();
  const { id, text, action } = notice;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissNotice(id), stays);
    return () => clearTimeout(timer);
  }, [held, id]);
  return (
    <div className="flex min-h-10 items-center gap-3 border-t border-edge bg-selected px-4 py-1 min-[1280px]:px-6">
      <CircleCheck aria-hidden size={16} className="shrink-0 text-good" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
      {action !== null && (
        <Button
          className="min-h-7 shrink-0 px-2.5"
          onClick={() => {
            onLeave(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <span className="ml-auto flex shrink-0">
        <IconButton label={t('frame.noticeClose')} onClick={() => onLeave(id)} className="size-7">
          <X aria-hidden size={15} />
        </IconButton>
      </span>
    </div>
  );
}
