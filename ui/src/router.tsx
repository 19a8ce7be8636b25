// The places of the window. The first two are there at once, each other one when it is first opened.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { HomeScreen } from '@/features/home/HomeScreen';
import { inboxSearch, type InboxSearch } from '@/features/inbox/search';
import { seatsOf, type SeatsOf } from '@/features/seats/of';
import { WelcomeScreen } from '@/features/welcome/WelcomeScreen';
import { Broken, Missing } from '@/frame/Broken';
import { Framed } from '@/frame/Framed';

const root = createRootRoute({ component: Framed, notFoundComponent: Missing });
const under = { getParentRoute: () => root } as const;

const routes = [
  createRoute({
    ...under,
    path: '/',
    component: HomeScreen,
  }),
  createRoute({
    ...under,
    path: '/welcome',
    component: WelcomeScreen,
  }),
  createRoute({
    ...under,
    path: '/connect/$step',
    // Which connection, where it is not the first of its side.
    validateSearch: (search: Record<string, unknown>): { name?: string } =>
      typeof search.name === 'string' ? { name: search.name } : {},
    component: lazyRouteComponent(() => import('@/features/wizard/WizardScreen'), 'WizardScreen'),
  }),
  createRoute({
    ...under,
    path: '/matching',
    component: lazyRouteComponent(
      () => import('@/features/matching/MatchingIndexScreen'),
      'MatchingIndexScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/matching/$connection',
    // Which customer is looked for, where the way here was from one.
    validateSearch: (search: Record<string, unknown>): { customer?: string } =>
      typeof search.customer === 'string' ? { customer: search.customer } : {},
    component: lazyRouteComponent(
      () => import('@/features/matching/MatchingScreen'),
      'MatchingScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/duplicates/$connection',
    component: lazyRouteComponent(
      () => import('@/features/duplicates/DuplicatesScreen'),
      'DuplicatesScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/schedules',
    component: lazyRouteComponent(
      () => import('@/features/schedule/SchedulesScreen'),
      'SchedulesScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/schedule/$connection',
    component: lazyRouteComponent(
      () => import('@/features/schedule/ScheduleScreen'),
      'ScheduleScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/removals/$connection',
    component: lazyRouteComponent(
      () => import('@/features/removals/RemovalsScreen'),
      'RemovalsScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/plans/$plan',
    component: lazyRouteComponent(
      () => import('@/features/preview/PreviewScreen'),
      'PreviewScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/inbox',
    // What of it is listed, where the way here was from a group.
    validateSearch: (search: Record<string, unknown>): InboxSearch => inboxSearch(search),
    component: lazyRouteComponent(() => import('@/features/inbox/InboxScreen'), 'InboxScreen'),
  }),
  createRoute({
    ...under,
    path: '/runs',
    component: lazyRouteComponent(() => import('@/features/run/RunsScreen'), 'RunsScreen'),
  }),
  createRoute({
    ...under,
    path: '/runs/$plan',
    component: lazyRouteComponent(() => import('@/features/run/RunScreen'), 'RunScreen'),
  }),
  createRoute({
    ...under,
    path: '/receipts/$run',
    component: lazyRouteComponent(
      () => import('@/features/receipt/ReceiptScreen'),
      'ReceiptScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/history',
    component: lazyRouteComponent(
      () => import('@/features/history/HistoryScreen'),
      'HistoryScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/renewals',
    component: lazyRouteComponent(
      () => import('@/features/renewals/RenewalsScreen'),
      'RenewalsScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/seats',
    component: lazyRouteComponent(
      () => import('@/features/seats/SeatsIndexScreen'),
      'SeatsIndexScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/seats/$connection',
    component: lazyRouteComponent(() => import('@/features/seats/SeatsScreen'), 'SeatsScreen'),
  }),
  createRoute({
    ...under,
    path: '/seats/$connection/history',
    // Whose: a subscription by the vendor's name of it, or else a licence.
    validateSearch: (search: Record<string, unknown>): SeatsOf => seatsOf(search),
    component: lazyRouteComponent(
      () => import('@/features/seats/SeatHistoryScreen'),
      'SeatHistoryScreen',
    ),
  }),
  createRoute({
    ...under,
    path: '/audit',
    // Of which run, where a receipt leads here.
    validateSearch: (search: Record<string, unknown>): { run?: string } =>
      typeof search.run === 'string' ? { run: search.run } : {},
    component: lazyRouteComponent(() => import('@/features/audit/AuditScreen'), 'AuditScreen'),
  }),
  createRoute({
    ...under,
    path: '/settings',
    component: lazyRouteComponent(
      () => import('@/features/settings/SettingsScreen'),
      'SettingsScreen',
    ),
  }),
] as const;

/** Only while working on the window. */
const gallery = createRoute({
  ...under,
  path: '/gallery',
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('@/features/gallery/GalleryScreen'), 'GalleryScreen')
    : Missing,
});

export function newRouter(history = createHashHistory()) {
  return createRouter({
    routeTree: root.addChildren([...routes, gallery]),
    history,
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
