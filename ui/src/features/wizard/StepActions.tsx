// The way back and the way on, at the foot of each step; a reason stands beside what is off.
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';

interface StepActionsProps {
  onBack?: () => void;
  children: ReactNode;
  note?: ReactNode;
}

export function StepActions({ onBack, children, note }: StepActionsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-3">
      {children}
      {onBack && <Button onClick={onBack}>{t('common.back')}</Button>}
      {note !== undefined && <span className="min-w-40 flex-1 text-small text-muted">{note}</span>}
    </div>
  );
}
