// Why there is nothing to see: nothing to do, or a filter that hides it all.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Preview, Tally } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { usePlanAbout } from './plan-context';
import type { View } from './use-view';

const total = (tally: Tally) => Object.values(tally).reduce((sum, n) => sum + n, 0);

export function Nothing({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { vendor } = usePlanAbout();
  const [licences, clients] = [total(preview.licences), total(preview.clients)];
  const link = 'text-accent-ink underline underline-offset-2';
  if (licences + clients === 0) {
    return (
      <EmptyState
        text={t('preview.emptyNone')}
        action={
          <Link
            to="/matching/$connection"
            params={{ connection: preview.connection }}
            className={link}
          >
            {t('preview.toMatching')}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      text={
        <>
          {t('preview.empty', { vendor })}{' '}
          {t('preview.emptyCounts', {
            licences: t('preview.emptyLicences', { count: licences }),
            clients: t('preview.emptyClients', { count: clients }),
          })}
        </>
      }
      action={
        <Link to="/runs" className={link}>
          {t('preview.toRuns')}
        </Link>
      }
    />
  );
}

export function NothingFound({ view }: { view: View }) {
  const { t } = useTranslation();
  const search = view.search.trim();
  const action = view.action === null ? '' : t(`preview.action.${view.action}`);
  return (
    <EmptyState
      text={
        view.action === null
          ? t('preview.filterHides', { search })
          : search === ''
            ? t('preview.filterHidesAction', { action })
            : t('preview.filterHidesBoth', { action, search })
      }
      action={<Button onClick={view.clear}>{t('preview.clearFilters')}</Button>}
    />
  );
}
