// Says, on every screen, that nothing here is real.
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';

export function PracticeBar({ onLeave, busy }: { onLeave: () => void; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <div
      role="region"
      aria-label={t('frame.practice')}
      className="flex min-h-9 flex-wrap items-center justify-center gap-x-4 border-b border-care-edge bg-care-wash px-6 text-care"
    >
      <span className="inline-flex items-center gap-2 font-medium">
        <FlaskConical aria-hidden size={15} />
        {t('frame.practice')}
      </span>
      <Button kind="quiet" busy={busy} onClick={onLeave} className="min-h-7 underline">
        {t('frame.leavePractice')}
      </Button>
    </div>
  );
}
