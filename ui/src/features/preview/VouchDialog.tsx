// Asked before both sides are read again for a plan whose answer a person vouched for: that was said of the
// answer of then, and a new one may be cut short.
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { usePlanAbout } from './plan-context';

interface VouchDialogProps {
  plan: string;
  open: boolean;
  onClose: () => void;
  onRead: (answerIsComplete: boolean) => void;
}

export function VouchDialog({ plan, open, onClose, onRead }: VouchDialogProps) {
  const { t } = useTranslation();
  const { vendor } = usePlanAbout();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('preview.vouchTitle', { vendor })}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button onClick={() => onRead(true)} data-testid="vouch-again">
            {t('preview.vouchAgain')}
          </Button>
          <Button kind="primary" onClick={() => onRead(false)} data-testid="vouch-not">
            {t('preview.vouchNot')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <p>{t('preview.vouchText', { plan, vendor })}</p>
        <p className="text-soft">{t('preview.vouchWhat')}</p>
      </div>
    </Dialog>
  );
}
