// The audit: whether it is what was written, and all of it as a file.
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { AuditVerdict } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Group } from './Group';
import { SavedLine } from './SavedLine';

export function Audit() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => backend.verifyAudit() });
  const save = useMutation({ mutationFn: () => backend.saveAudit('csv') });
  const failure = [verify, save].find((work) => work.isError)?.error;
  return (
    <Group title={t('settings.audit')}>
      <div className="flex flex-col items-start gap-2">
        <p className="text-soft">{t('settings.auditText')}</p>
        <div className="flex flex-wrap gap-2">
          <Button busy={verify.isPending} onClick={() => verify.mutate()}>
            {t('settings.auditVerify')}
          </Button>
          <Button busy={save.isPending} onClick={() => save.mutate()}>
            {t('settings.auditSave')}
          </Button>
        </div>
        {verify.data && <Verdict verdict={verify.data} />}
        {save.data && <SavedLine file={save.data} testid="audit-saved" />}
        {failure != null && <ErrorNotice failure={asFailure(failure)} />}
      </div>
    </Group>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { t } = useTranslation();
  const { broken, rows } = verdict;
  if (broken === null) {
    return (
      <p role="status" className="flex items-start gap-1.5 text-good">
        <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0" />
        {t('settings.auditIntact', { count: rows })}
      </p>
    );
  }
  return (
    <p role="alert" className="flex items-start gap-1.5 text-bad">
      <CircleX aria-hidden size={16} className="mt-0.5 shrink-0" />
      {t('settings.auditBroken', { row: broken.row, why: broken.why })}
    </p>
  );
}
