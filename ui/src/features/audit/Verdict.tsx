// Whether the audit is what was written; where it is not, which row is the first that is not.
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '@/bindings';
import { count } from '@/lib/format';

export function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { t } = useTranslation();
  const { broken, rows } = verdict;
  if (broken === null) {
    return (
      <p
        role="status"
        data-testid="audit-intact"
        className="flex items-start gap-1.5 font-medium text-good"
      >
        <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0" />
        {t('audit.intact', { count: rows })}
      </p>
    );
  }
  return (
    <p role="alert" className="flex max-w-[90ch] items-start gap-1.5 font-medium text-bad">
      <CircleX aria-hidden size={16} className="mt-0.5 shrink-0" />
      {t('audit.broken', { row: count(broken.row), why: broken.why })}
    </p>
  );
}
