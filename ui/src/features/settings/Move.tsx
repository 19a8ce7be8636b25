// To another workstation and from one: everything but the secrets in one file.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskQuery } from '@/api/shared';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Group } from './Group';
import { SavedLine } from './SavedLine';
import { useTakeOver } from './take-over';

export function Move() {
  const { t } = useTranslation();
  const practice = useQuery(deskQuery).data?.practice === true;
  const everything = useMutation({ mutationFn: () => backend.saveEverything() });
  const takeOver = useTakeOver();
  return (
    <Group title={t('settings.move')}>
      <div className="flex flex-col items-start gap-2">
        <p className="text-soft">{t('settings.moveText')}</p>
        <Button busy={everything.isPending} onClick={() => everything.mutate()}>
          {t('settings.moveSave')}
        </Button>
        {everything.data && <SavedLine file={everything.data} testid="everything-saved" />}
        {everything.isError && <ErrorNotice failure={asFailure(everything.error)} />}
      </div>
      <div className="flex flex-col items-start gap-2">
        <div>
          <h3 className="font-medium">{t('settings.takeOver')}</h3>
          <p className="text-soft">
            {t(practice ? 'settings.takeOverPractice' : 'settings.takeOverText')}
          </p>
        </div>
        <Button
          busy={takeOver.busy}
          disabled={practice}
          onClick={takeOver.ask}
          data-testid="take-over"
        >
          {t('settings.takeOverChoose')}
        </Button>
      </div>
      {takeOver.dialog}
    </Group>
  );
}
