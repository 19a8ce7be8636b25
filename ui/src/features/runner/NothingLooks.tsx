// Home: schedules exist, and nothing looks for due runs. Quiet where all is well.
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deskQuery, runnerQuery } from '@/api/shared';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { dateTime } from '@/lib/format';

export function NothingLooks() {
  const { t } = useTranslation();
  // Where it cannot be asked, Home has enough to say. What looks tells nobody: asked again until something does.
  const { data } = useQuery({
    ...runnerQuery,
    refetchInterval: ({ state }) => (state.data?.unwatched ? 30_000 : false),
  });
  const unwatched = data?.unwatched ?? null;
  const practice = useQuery(deskQuery).data?.practice === true;
  // Schedules are the person's own company's.
  if (unwatched === null || practice) return null;
  const { since } = unwatched;
  return (
    <div
      role="status"
      data-testid="nothing-looks"
      className="flex flex-wrap items-center gap-3 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <TriangleAlert aria-hidden size={18} className="shrink-0 text-care" />
      <p className="min-w-0 flex-1">
        {since === null
          ? t('runner.unwatchedNever')
          : t('runner.unwatchedSince', { time: dateTime(since) })}
      </p>
      <ButtonLink to="/settings">{t('runner.unwatchedDo')}</ButtonLink>
    </div>
  );
}
