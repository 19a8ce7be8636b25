// A heading that opens and closes what is below it; counted, so that closed is never hidden.
import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { count as counted } from '@/lib/format';
import { cn } from '@/lib/cn';

export interface DisclosureProps {
  title: ReactNode;
  count?: number;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  defaultOpen?: boolean;
  /** The heading's level, one below what it stands under. */
  level?: 2 | 3 | 4;
  children: ReactNode;
}

export function Disclosure(props: DisclosureProps) {
  const { title, count, defaultOpen = false, level = 2, children } = props;
  const Heading = `h${level}` as const;
  const id = useId();
  const [own, setOwn] = useState(defaultOpen);
  const open = props.open ?? own;
  return (
    <section className="border-b border-line">
      <Heading>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOwn(!open);
            props.onToggle?.(!open);
          }}
          className="fade flex min-h-(--row) w-full items-center gap-2 rounded px-1 text-left font-medium hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            size={16}
            className={cn('shrink-0 text-muted', open && 'rotate-90')}
          />
          {title}
          {count !== undefined && (
            <span className="tabular ml-1 font-normal text-muted">{counted(count)}</span>
          )}
        </button>
      </Heading>
      <div id={id} hidden={!open} className="pt-1 pb-4 pl-7">
        {children}
      </div>
    </section>
  );
}
