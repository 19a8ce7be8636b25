// Help for reading a plan.
import { useTranslation } from 'react-i18next';

export function PreviewHelp() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <p>{t('preview.help.what')}</p>
      <p>{t('preview.help.ticks')}</p>
      <p>{t('preview.help.guard')}</p>
      <p>{t('preview.help.money')}</p>
      <p>{t('preview.help.keys')}</p>
    </div>
  );
}
