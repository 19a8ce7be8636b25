// Why the table shows nothing: all is decided, or the filter hides everything.
import { useTranslation } from 'react-i18next';
import { PreviewStart } from '@/features/preview-start/PreviewStart';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';

export interface DeskEmptyProps {
  connection: string;
  decided: boolean;
  onShowAll: () => void;
}

export function DeskEmpty({ connection, decided, onShowAll }: DeskEmptyProps) {
  const { t } = useTranslation();
  if (decided) {
    return (
      <EmptyState
        text={t('matching.allDecided')}
        action={<PreviewStart connection={connection} />}
      />
    );
  }
  return (
    <EmptyState
      text={t('matching.noneHere')}
      action={<Button onClick={onShowAll}>{t('matching.showAll')}</Button>}
    />
  );
}
