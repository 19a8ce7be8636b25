// The left rail: the places, and below them the connections with their state.
import { Link } from '@tanstack/react-router';
import {
  CalendarClock,
  Clock,
  GitCompareArrows,
  History,
  House,
  Inbox,
  ListChecks,
  Plug,
  Settings,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Mark } from './Mark';
import { RailConnections } from './RailConnections';
import { RailInbox } from './RailInbox';

const places = [
  { to: '/', text: 'frame.home', icon: House },
  { to: '/inbox', text: 'frame.inbox', icon: Inbox },
  { to: '/matching', text: 'frame.matching', icon: GitCompareArrows },
  { to: '/runs', text: 'frame.runs', icon: ListChecks },
  { to: '/history', text: 'frame.history', icon: History },
  { to: '/renewals', text: 'frame.renewals', icon: CalendarClock },
  { to: '/schedules', text: 'frame.schedules', icon: Clock },
  { to: '/settings', text: 'frame.settings', icon: Settings },
] as const;

export const railItem =
  'fade flex min-h-9 items-center gap-2.5 rounded px-2.5 -outline-offset-2 hover:bg-hover max-rail:justify-center';

export function Rail() {
  const { t } = useTranslation();
  return (
    <div
      data-pane
      className="flex w-13 shrink-0 flex-col gap-5 overflow-auto border-r border-line bg-wash px-2 py-3 rail:w-44 min-[1280px]:w-52"
    >
      <div className="flex items-center gap-2.5 px-2.5 py-1 font-semibold max-rail:justify-center">
        <Mark />
        <span className="max-rail:sr-only">{t('common.productName')}</span>
      </div>
      <nav aria-label={t('frame.main')} className="flex flex-col gap-0.5">
        {places.map(({ to, text, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            title={t(text)}
            activeOptions={{ exact: to === '/' }}
            className={railItem}
            activeProps={{ className: 'bg-selected font-medium text-ink' }}
            inactiveProps={{ className: 'text-soft' }}
          >
            <Icon aria-hidden size={17} className="shrink-0" />
            <span className="max-rail:sr-only">{t(text)}</span>
            {to === '/inbox' && <RailInbox />}
          </Link>
        ))}
      </nav>
      <nav aria-label={t('frame.connections')} className="flex flex-col gap-0.5">
        <h2 className="px-2.5 pb-1 text-small text-muted max-rail:sr-only">
          {t('frame.connections')}
        </h2>
        <RailConnections />
        <Link
          to="/connect/$step"
          params={{ step: 'vendor' }}
          title={t('frame.connectVendor')}
          className={`${railItem} text-accent-ink`}
        >
          <Plug aria-hidden size={16} className="shrink-0" />
          <span className="max-rail:sr-only">{t('frame.connectVendor')}</span>
        </Link>
      </nav>
    </div>
  );
}
