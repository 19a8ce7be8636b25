// Starts the window.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followEvents } from '@/api/events';
import { newQueryClient } from '@/api/query-client';
import { followSettings } from '@/api/settings';
import { askForStart } from '@/features/home/queries';
import { applyPreferences } from '@/lib/preferences';
import { newRouter } from '@/router';
import { startText } from '@/text/text';
import '@/styles/app.css';

const client = newQueryClient();

applyPreferences();
// Asked while the pages are still being put together: the first screen waits for nothing else.
askForStart(client);
void followSettings();
void followEvents(client);
await startText(navigator.language);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the window');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={newRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
