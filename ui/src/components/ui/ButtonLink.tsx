// A link that looks like a button: it goes to a place, where a button does something.
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { buttonLook, type ButtonKind } from './Button';

interface Anchor extends ComponentProps<'a'> {
  kind?: ButtonKind;
}

function LookedAnchor({ kind = 'secondary', className, children, ...rest }: Anchor) {
  return (
    <a className={cn(buttonLook(kind), className)} {...rest}>
      {children}
    </a>
  );
}

export const ButtonLink = createLink(LookedAnchor);
