// Renders with what every part may count on: a cache of its own and, on request, the whole window.
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { newQueryClient } from '@/api/query-client';
import { newRouter } from '@/router';

export function show(part: ReactElement) {
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return render(part, { wrapper });
}

/** The window at a place, with its frame: `/matching/giacom`. */
export function showWindow(path: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  const shown = show(<RouterProvider router={router} />);
  return { router, ...shown };
}
