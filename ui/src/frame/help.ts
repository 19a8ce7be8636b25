// The help of the screen that is shown; F1 opens it, always in the same place.
import { useEffect, type ReactNode } from 'react';
import { registry } from '@/lib/registry';

export const helpRegistry = registry<{ content: ReactNode }>();

/** Keep `content` stable (a constant or memo); the latest screen's help is the one shown. */
export function useHelp(content: ReactNode): void {
  useEffect(() => helpRegistry.add({ content }), [content]);
}
