// How much needs a person, beside the place where it is listed.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import { count } from '@/lib/format';

export function RailInbox() {
  const { t } = useTranslation();
  const { data } = useQuery(homeQuery);
  const waiting = data?.attention.length ?? 0;
  if (waiting === 0) return null;
  return (
    <span
      data-testid="inbox-badge"
      className="tabular ml-auto rounded-full border border-care-edge bg-care-wash px-1.5 text-small text-care max-rail:ml-0 max-rail:px-1"
    >
      <span aria-hidden>{count(waiting)}</span>
      <span className="sr-only">{t('frame.inboxCount', { count: waiting })}</span>
    </span>
  );
}
