// The audit, row by row: who did what and when, newest first, and whether all of it is what was written.
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { AuditFormat, AuditIndex, AuditKind } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import { Awaited } from '@/components/ui/Awaited';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Screen } from '@/frame/Screen';
import { SavedLine } from '@/features/settings/SavedLine';
import { useSettled } from '@/lib/use-settled';
import { AuditFilters } from './AuditFilters';
import { auditColumns } from './columns';
import { indexQuery, linesQuery } from './queries';
import { RowDialog } from './RowDialog';
import { filled, mostSlots, pagesAt, rowsIn, slotsOf, type Slot } from './slots';
import { Standing } from './Standing';

export function AuditScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { run = null } = useSearch({ from: '/audit' });
  const [kind, setKind] = useState<AuditKind | null>(null);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<number | null>(null);
  const text = useSettled(typed.trim(), 250);
  const index = useQuery(indexQuery({ run, kind, text }));
  const save = useMutation({ mutationFn: (format: AuditFormat) => backend.saveAudit(format) });
  const setRun = (wanted: string | null) =>
    void navigate({ to: '/audit', search: wanted === null ? {} : { run: wanted }, replace: true });
  const clear = () => {
    setRun(null);
    setKind(null);
    setTyped('');
  };
  const all = run === null && kind === null && text === '';
  const found = index.data?.rows ?? 0;
  return (
    <Screen
      layout={index.data === undefined ? 'page' : 'fill'}
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      actions={(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          busy={save.isPending && save.variables === format}
          onClick={() => save.mutate(format)}
        >
          {t(format === 'csv' ? 'audit.saveCsv' : 'audit.saveJson')}
        </Button>
      ))}
      summary={
        <>
          <Standing onOpen={setOpened} />
          {save.data && <SavedLine file={save.data} testid="audit-saved" />}
          {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
        </>
      }
      filters={
        <AuditFilters
          run={run}
          onRun={setRun}
          kind={kind}
          onKind={setKind}
          text={typed}
          onText={setTyped}
        />
      }
      footer={
        index.data && (
          <>
            <span data-testid="audit-count">
              {t(all ? 'audit.count' : 'audit.found', { count: found })}
            </span>
            <span>
              {found > mostSlots
                ? t('audit.newestOnly', { count: mostSlots })
                : t('audit.newestFirst')}
            </span>
          </>
        )
      }
    >
      <div data-testid="audit-screen" className="contents">
        {index.data === undefined ? (
          <Awaited
            error={index.error}
            busy={index.isFetching}
            onAgain={() => void index.refetch()}
          />
        ) : (
          <Rows
            index={index.data}
            onOpen={setOpened}
            empty={
              <EmptyState
                text={t('audit.none')}
                action={<Button onClick={clear}>{t('audit.clear')}</Button>}
              />
            }
          />
        )}
      </div>
      {opened !== null && <RowDialog row={opened} onClose={() => setOpened(null)} />}
    </Screen>
  );
}

const rowId = (slot: Slot) => String(slot.row);
/** Newest first, always: the chain has one order. */
const ordering = { sort: undefined, onSort: () => undefined };

interface RowsProps {
  index: AuditIndex;
  onOpen: (row: number) => void;
  empty: React.ReactNode;
}

function Rows({ index, onOpen, empty }: RowsProps) {
  const { t } = useTranslation();
  const [pages, setPages] = useState('0');
  const onDrawn = useCallback((places: readonly number[]) => setPages(pagesAt(places)), []);
  const slots = useMemo(() => slotsOf(index), [index]);
  const wanted = useMemo(() => rowsIn(slots, pages), [slots, pages]);
  const read = useQueries({
    queries: wanted.map((rows) => linesQuery(rows)),
    combine: (results) => ({
      lines: results.flatMap((result) => result.data ?? []),
      error: results.find((result) => result.isError)?.error ?? null,
      again: () => results.forEach((result) => void result.refetch()),
    }),
  });
  const rows = useMemo(() => filled(slots, read.lines), [slots, read.lines]);
  const columns = useMemo(() => auditColumns(t, onOpen), [t, onOpen]);
  return (
    <>
      {read.error !== null && (
        <div className="py-3">
          <ErrorNotice
            failure={asFailure(read.error)}
            actions={<Button onClick={read.again}>{t('common.checkAgain')}</Button>}
          />
        </div>
      )}
      <DataTable
        label={t('audit.table')}
        rows={rows}
        columns={columns}
        rowId={rowId}
        ordering={ordering}
        onDrawn={onDrawn}
        onActivate={(slot) => onOpen(slot.row)}
        empty={empty}
      />
    </>
  );
}
