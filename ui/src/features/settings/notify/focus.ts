// A form that opens where a button was takes the focus the button had.
import { useEffect, useRef, type RefObject } from 'react';

export function useFirstFocused(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  return form;
}
