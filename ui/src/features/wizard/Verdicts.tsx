// The tests in three figures, and what the warnings mean.
import { useTranslation } from 'react-i18next';
import type { CheckRow } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';

export function Verdicts({ tests }: { tests: readonly CheckRow[] }) {
  const { t } = useTranslation();
  const count = (result: CheckRow['result']) => tests.filter((row) => row.result === result).length;
  const [passed, warned, failed] = [count('pass'), count('warn'), count('fail')];
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1" data-testid="verdicts">
      {failed > 0 && <StateWord state="fail" word={t('wizard.checkFailed', { count: failed })} />}
      {warned > 0 && <StateWord state="warn" word={t('wizard.checkWarned', { count: warned })} />}
      <StateWord state="pass" word={t('wizard.checkAll', { count: passed })} />
      {warned > 0 && failed === 0 && (
        <p className="text-small text-muted">{t('wizard.checkWarnNote')}</p>
      )}
    </div>
  );
}
