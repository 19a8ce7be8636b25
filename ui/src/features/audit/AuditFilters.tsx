// Which rows are listed: of a run, of a kind, that say something.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditKind } from '@/bindings';
import { historyQuery } from '@/features/history/queries';
import { Choice } from '@/components/ui/Choice';
import { SearchField } from '@/components/ui/SearchField';
import { kinds } from './words';

interface AuditFiltersProps {
  run: string | null;
  onRun: (run: string | null) => void;
  kind: AuditKind | null;
  onKind: (kind: AuditKind | null) => void;
  text: string;
  onText: (text: string) => void;
}

export function AuditFilters({ run, onRun, kind, onKind, text, onText }: AuditFiltersProps) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery);
  const runs = (history.data ?? []).map((line) => line.run);
  // A run that is asked for by the address is offered, whatever the history says.
  const offered = run === null || runs.includes(run) ? runs : [run, ...runs];
  return (
    <>
      <Choice
        label={t('audit.run')}
        any={t('audit.anyRun')}
        options={offered.map((value) => ({ value, text: value }))}
        value={run}
        onChange={onRun}
      />
      <Choice
        label={t('audit.kind')}
        any={t('audit.anyKind')}
        options={kinds.map((value) => ({ value, text: t(`audit.kinds.${value}`) }))}
        value={kind}
        onChange={onKind}
      />
      <div className="ml-auto">
        <SearchField label={t('audit.search')} value={text} onChange={onText} />
      </div>
    </>
  );
}
