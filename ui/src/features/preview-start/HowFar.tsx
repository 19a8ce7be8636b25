// How far a vendor that is read customer by customer is: the bar, the figures, the customer read last.
import { useTranslation } from 'react-i18next';
import { useVendorName } from '@/api/vendor';
import type { ReadingMoved } from '@/bindings';
import { ProgressBar } from '@/components/ui/ProgressBar';

export function HowFar({ moved }: { moved: ReadingMoved }) {
  const { t } = useTranslation();
  const { connection, done, of, customer } = moved;
  const vendor = useVendorName(connection);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5" data-testid="reading-moved">
      <p className="tabular flex min-w-0 flex-wrap gap-x-3">
        <span className="font-medium">{t('home.readingOf', { vendor, done, of })}</span>
        <span className="min-w-0 flex-1 truncate text-soft" title={customer}>
          {customer}
        </span>
      </p>
      <ProgressBar label={t('home.readingBar', { vendor })} value={done} max={of} />
    </div>
  );
}
