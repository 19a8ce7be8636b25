// A button that is only a picture: its label is required, shown as a tooltip and read out.
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<
  ComponentProps<'button'>,
  'type' | 'children' | 'aria-label'
> {
  label: string;
  children: ReactNode;
}

export function IconButton({ label, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        aria-label={label}
        className={cn(
          'fade inline-flex size-7 shrink-0 items-center justify-center rounded text-soft hover:bg-hover hover:text-ink',
          className,
        )}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
