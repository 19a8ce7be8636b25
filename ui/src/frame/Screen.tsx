// The skeleton of every screen: title and the one main action, filters, content, counts.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

export interface ScreenProps {
  title: string;
  subtitle?: ReactNode;
  /** At the right of the title; the main action last. */
  actions?: ReactNode;
  /** What must be seen before the filters: results, facts, what went wrong. */
  summary?: ReactNode;
  filters?: ReactNode;
  footer?: ReactNode;
  /** `page`: a column of up to 1,280 px that scrolls. `fill`: a table takes all there is. */
  layout?: 'page' | 'fill';
  children?: ReactNode;
}

export function Screen(props: ScreenProps) {
  const { title, subtitle, actions, summary, filters, footer, layout = 'page', children } = props;
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('common.productName')}`;
  }, [title, t]);
  useEffect(() => {
    // A new screen is announced by its heading; a person who is already typing is left alone.
    if (document.activeElement === document.body || document.activeElement?.closest('nav')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    // Where the window is too low for all of it (zoomed, say), the whole screen scrolls.
    <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-x-hidden overflow-y-auto">
      <header
        data-pane
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 min-[1280px]:px-6 pt-4 pb-3"
      >
        <div className="min-w-0 flex-1 basis-60">
          <h1 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
            {title}
          </h1>
          {subtitle !== undefined && <div className="text-muted">{subtitle}</div>}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </header>
      {summary !== undefined && (
        <div data-pane className="flex flex-col gap-3 px-4 min-[1280px]:px-6 pb-3">
          {summary}
        </div>
      )}
      {filters !== undefined && (
        <div
          data-pane
          className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 min-[1280px]:px-6 pb-3"
        >
          {filters}
        </div>
      )}
      <div
        data-pane
        className={cn(
          'min-h-60 flex-1 overflow-auto border-t border-line px-4 min-[1280px]:px-6',
          layout === 'fill' ? 'flex flex-col' : 'py-5',
        )}
      >
        {layout === 'fill' ? children : <div className="max-w-[1280px]">{children}</div>}
      </div>
      {footer !== undefined && (
        <footer className="tabular flex min-h-9 flex-wrap items-center gap-x-6 border-t border-line bg-wash px-4 min-[1280px]:px-6 py-1 text-small text-soft">
          {footer}
        </footer>
      )}
    </div>
  );
}
