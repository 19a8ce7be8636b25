// The names of the columns, in view at all times.
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { tracks } from './measures';

export function TableHead() {
  const { t } = useTranslation();
  const columns = [
    <VisuallyHidden key="tick">{t('preview.columnTick')}</VisuallyHidden>,
    t('preview.columnAction'),
    t('preview.columnRecord'),
    t('preview.columnChanges'),
    t('preview.columnMoney'),
  ];
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 grid h-(--header) items-center border-b border-edge bg-paper text-small font-semibold text-soft"
      style={{ gridTemplateColumns: tracks }}
    >
      {columns.map((column, i) => (
        <div
          key={i}
          role="columnheader"
          aria-colindex={i + 1}
          className={`min-w-0 truncate px-2 ${i === 1 ? 'pl-9' : ''} ${i === 4 ? 'text-right' : ''}`}
        >
          {column}
        </div>
      ))}
    </div>
  );
}
