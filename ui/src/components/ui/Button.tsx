// The button: one primary per screen; busy keeps its place and its focus.
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Spinner } from './Spinner';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  kind?: ButtonKind;
  type?: 'button' | 'submit';
  /** At work: still focusable and still read out, but not to be pressed again. */
  busy?: boolean;
  icon?: ReactNode;
}

const kinds: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-accent font-medium hover:bg-accent-hover',
  secondary: 'border-edge bg-paper text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-accent-ink hover:bg-hover',
  danger: 'border-transparent bg-bad-fill text-on-bad font-medium hover:brightness-90',
};

/** The look alone, for links that stand where a button would. */
export function buttonLook(kind: ButtonKind): string {
  return cn(
    'fade inline-flex h-control shrink-0 items-center justify-center gap-2 rounded border px-3 text-left text-body',
    kinds[kind],
  );
}

export function Button({
  kind = 'secondary',
  type = 'button',
  busy = false,
  icon,
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || disabled === true || undefined}
      // A button that is off stays reachable, so that the reason beside it is found by keyboard too.
      onClick={(event) => {
        if (busy || disabled === true) event.preventDefault();
        else onClick?.(event);
      }}
      className={cn(buttonLook(kind), (busy || disabled === true) && 'opacity-60', className)}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
