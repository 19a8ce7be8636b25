// Quiet bars in the place of rows that are on their way; said once to screen readers.
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from './VisuallyHidden';

export function Skeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="flex h-(--row) items-center gap-6 border-b border-line">
          <div className="h-3 w-1/4 rounded-sm bg-hover" />
          <div className="h-3 w-1/3 rounded-sm bg-hover" />
          <div className="ml-auto h-3 w-16 rounded-sm bg-hover" />
        </div>
      ))}
    </div>
  );
}
