// The table of runs with its filters; a row leads to the run's receipt.
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Choice } from '@/components/ui/Choice';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { Screen } from '@/frame/Screen';
import { age, count } from '@/lib/format';
import { useNarrower } from '@/lib/use-narrower';
import { historyColumns } from './columns';
import { chips, connectionsOf, found, type StatusFilter } from './lines';
import { NoRuns } from './NoRuns';

const rowId = (line: HistoryLine) => line.run;
const needsLook = (line: HistoryLine) => line.failed > 0 || line.status === 'interrupted';

export function Runs({ lines }: { lines: readonly HistoryLine[] }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [status, setStatus] = useState<StatusFilter>('all');
  const [connection, setConnection] = useState<string | null>(null);
  const [typed, setSearch] = useState('');
  const search = useDeferredValue(typed);
  const connections = useMemo(() => connectionsOf(lines), [lines]);
  const several = connections.length > 1;
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrower(box, 1000);
  const columns = useMemo(
    () => historyColumns(t, i18n.language, several, narrow),
    [t, i18n.language, several, narrow],
  );
  const near = useMemo(
    () => found(lines, { status, connection, search }, t),
    [lines, status, connection, search, t],
  );
  const shown = useMemo(
    () => (status === 'all' ? near : near.filter((line) => line.status === status)),
    [near, status],
  );
  const clear = () => {
    setStatus('all');
    setConnection(null);
    setSearch('');
  };
  if (lines.length === 0) {
    return (
      <Screen title={t('history.title')}>
        <div data-testid="history-screen">
          <NoRuns />
        </div>
      </Screen>
    );
  }
  return (
    <Screen
      layout="fill"
      title={t('history.title')}
      actions={<ButtonLink to="/seats">{t('seats.historyTitle')}</ButtonLink>}
      filters={
        <>
          <FilterChips
            label={t('history.status')}
            chips={chips(near, t)}
            value={status}
            onChange={setStatus}
          />
          {several && (
            <Choice
              label={t('history.connection')}
              any={t('history.anyConnection')}
              options={connections.map((name) => ({ value: name, text: name }))}
              value={connection}
              onChange={setConnection}
            />
          )}
          <div className="ml-auto">
            <SearchField label={t('history.search')} value={typed} onChange={setSearch} />
          </div>
        </>
      }
      footer={
        <>
          <span>
            {shown.length === lines.length
              ? t('history.count', { count: lines.length })
              : t('history.countOf', { shown: count(shown.length), all: count(lines.length) })}
          </span>
          <span>{t('history.newest', { age: age(lines[0]?.started) })}</span>
        </>
      }
    >
      <div ref={box} data-testid="history-screen" className="flex min-h-0 flex-1 flex-col">
        <DataTable
          label={t('history.table')}
          rows={shown}
          columns={columns}
          rowId={rowId}
          isException={needsLook}
          isMuted={(line) => line.status === 'undone'}
          onActivate={(line) => void navigate({ to: '/receipts/$run', params: { run: line.run } })}
          empty={
            <EmptyState
              text={t('history.emptyFilter')}
              action={<Button onClick={clear}>{t('history.clearFilters')}</Button>}
            />
          }
        />
      </div>
    </Screen>
  );
}
