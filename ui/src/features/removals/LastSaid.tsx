// How old the counts are, and what they leave out; or why there are none.
import { useTranslation } from 'react-i18next';
import type { RemovalsView } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { age, dateTime } from '@/lib/format';

export function LastSaid({ view, vendor }: { view: RemovalsView; vendor: string }) {
  const { t } = useTranslation();
  const { read, licences, unread, items, connection } = view;
  if (read === null || licences === 0) {
    return (
      <div className="flex flex-col items-start gap-3" data-testid="removals-said">
        <p className="max-w-[75ch] text-soft">
          {read === null ? t('removals.neverRead', { vendor }) : t('removals.notLinked')}
        </p>
        <PreviewStart connection={connection} />
      </div>
    );
  }
  const gone = items.some((item) => item.gone !== null);
  return (
    <div className="flex max-w-[75ch] flex-col gap-1" data-testid="removals-said">
      <p className="text-soft">
        {t('removals.said', { vendor, age: age(read), moment: dateTime(read) })}
      </p>
      {!gone && unread === 0 && <p>{t('removals.nothingGone', { count: licences })}</p>}
      {unread > 0 && (
        <p className="[&>span]:whitespace-normal">
          <StateWord state="warn" word={t('removals.unread', { count: unread })} />
        </p>
      )}
    </div>
  );
}
