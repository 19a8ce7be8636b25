// Help for a run at work.
import { useTranslation } from 'react-i18next';

export function RunHelp() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <p>{t('run.help.what')}</p>
      <p>{t('run.help.waits')}</p>
      <p>{t('run.help.window')}</p>
    </div>
  );
}
