// Who carries the choice out: a person with a preview, or the schedule; and the guard before both.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RemovalsView } from '@/bindings';
import { inlineLink } from '@/features/schedule/LastRun';

export function ByWhom({ view }: { view: RemovalsView }) {
  const { t } = useTranslation();
  const { connection, side, unattended, guardChanges: changes, guardPercent: percent } = view;
  return (
    <section className="max-w-[75ch]" data-testid="removals-by">
      <h2 className="font-semibold">{t('removals.byWhom')}</h2>
      <p className="text-soft">
        {unattended === null
          ? t('removals.byHand')
          : unattended
            ? t('removals.unattendedOn', { changes, percent })
            : t('removals.unattendedOff')}
      </p>
      <p className="flex flex-wrap gap-x-5">
        <Link to="/schedule/$connection" params={{ connection }} className={inlineLink}>
          {t('removals.schedule')}
        </Link>
        <Link
          to="/connect/$step"
          params={{ step: `${side}-import` }}
          search={{ name: connection }}
          className={inlineLink}
        >
          {t('removals.guard')}
        </Link>
      </p>
    </section>
  );
}
