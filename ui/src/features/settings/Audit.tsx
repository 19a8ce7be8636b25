// The audit: whether it is what was written, and the way to all of its rows.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Verdict } from '@/features/audit/Verdict';
import { Group } from './Group';

export function Audit() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => backend.verifyAudit() });
  return (
    <Group title={t('settings.audit')}>
      <div className="flex flex-col items-start gap-2">
        <p className="text-soft">{t('settings.auditText')}</p>
        <div className="flex flex-wrap gap-2">
          <Button busy={verify.isPending} onClick={() => verify.mutate()}>
            {t('settings.auditVerify')}
          </Button>
          <ButtonLink to="/audit" data-testid="audit-open">
            {t('settings.auditOpen')}
          </ButtonLink>
        </div>
        {verify.data && <Verdict verdict={verify.data} />}
        {verify.isError && <ErrorNotice failure={asFailure(verify.error)} />}
      </div>
    </Group>
  );
}
