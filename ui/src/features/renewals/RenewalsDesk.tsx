// The list of renewals with its filters, its calendar and its sums.
import { useMutation } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { RenewalLine, RenewalList, RenewalPaper } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import type { Sort } from '@/components/data-table/model';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { IconButton } from '@/components/ui/IconButton';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SavedLine } from '@/features/settings/SavedLine';
import { Screen } from '@/frame/Screen';
import { count, date, month } from '@/lib/format';
import { Calendar } from './Calendar';
import { renewalColumns } from './columns';
import { Filters } from './Filters';
import {
  byDay,
  found,
  groupOf,
  inOrder,
  isOverdue,
  lineId,
  passing,
  type Filter,
  type GroupBy,
} from './lines';
import { RenewalDialog } from './RenewalDialog';
import { SaveDialog } from './SaveDialog';
import { Sources } from './Sources';
import { SourcesButton } from './SourcesButton';
import { totalOf } from './totals';
import { monthWords, termWords } from './words';

export interface RenewalsDeskProps {
  list: RenewalList;
  days: number;
  onDays: (days: number) => void;
}

export function RenewalsDesk({ list, days, onDays }: RenewalsDeskProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const [connection, setConnection] = useState<string | null>(null);
  const [by, setBy] = useState<GroupBy>('month');
  const [day, setDay] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort | undefined>();
  const [typed, setSearch] = useState('');
  const [opened, setOpened] = useState<RenewalLine | null>(null);
  const [asking, setAsking] = useState(false);
  const [calendar, setCalendar] = useState(true);
  const search = useDeferredValue(typed);
  const save = useMutation({
    mutationFn: (paper: Omit<RenewalPaper, 'asked'>) =>
      backend.saveRenewals({ ...paper, asked: { connection: null, days } }),
  });

  const columns = useMemo(() => renewalColumns(t, setOpened), [t]);
  const near = useMemo(() => found(list.lines, search, connection), [list, search, connection]);
  const passed = useMemo(() => passing(near, filter), [near, filter]);
  const dated = useMemo(() => byDay(passed), [passed]);
  const rows = useMemo(() => {
    const ofDay = day === null ? passed : passed.filter((line) => line.day === day);
    return inOrder(ofDay, by, sort, columns);
  }, [passed, day, by, sort, columns]);
  const total = useMemo(() => totalOf(rows), [rows]);
  const counts = useMemo(
    () => ({
      all: near.length,
      renews: near.filter((line) => line.then === 'renews').length,
      ends: near.filter((line) => line.then === 'ends').length,
      notTold: near.filter((line) => line.then === 'notTold').length,
      overdue: near.filter(isOverdue).length,
    }),
    [near],
  );
  const grouping = useMemo(
    () => ({
      key: groupOf[by],
      title: (key: string) => (by === 'month' ? month(key) : (key.split('\n')[0] ?? key)),
      summary: (_: string, lines: readonly RenewalLine[]) => monthWords(t, totalOf(lines)),
    }),
    [t, by],
  );
  const clear = () => {
    setFilter('all');
    setConnection(null);
    setSearch('');
    setDay(null);
  };
  return (
    <Screen
      layout="fill"
      title={t('renewals.title')}
      subtitle={t('renewals.subtitle', { until: date(list.until) })}
      actions={
        <>
          <IconButton
            label={t(calendar ? 'renewals.hideCalendar' : 'renewals.showCalendar')}
            aria-expanded={calendar}
            onClick={() => setCalendar(!calendar)}
          >
            <CalendarDays aria-hidden size={18} />
          </IconButton>
          <Button
            busy={save.isPending && save.variables.format === 'csv'}
            onClick={() => save.mutate({ format: 'csv', remind: null })}
          >
            {t('renewals.saveCsv')}
          </Button>
          <Button
            busy={save.isPending && save.variables.format === 'ics'}
            onClick={() => setAsking(true)}
          >
            {t('renewals.saveIcs')}
          </Button>
        </>
      }
      summary={
        <>
          <Sources sources={list.sources} />
          {save.data && <SavedLine file={save.data} testid="renewals-saved" />}
          {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
        </>
      }
      filters={
        <Filters
          days={days}
          onDays={(wanted) => {
            setDay(null);
            onDays(wanted);
          }}
          connections={list.sources.map((source) => source.connection)}
          connection={connection}
          onConnection={setConnection}
          by={by}
          onBy={setBy}
          counts={counts}
          filter={filter}
          onFilter={setFilter}
          search={typed}
          onSearch={setSearch}
        />
      }
      footer={
        <>
          <span data-testid="renewals-count">
            {rows.length === list.lines.length
              ? t('renewals.count', { count: rows.length })
              : t('renewals.countOf', {
                  shown: count(rows.length),
                  all: count(list.lines.length),
                })}
          </span>
          <span>{monthWords(t, total)}</span>
          <span>{termWords(t, total)}</span>
          {rows.some((line) => line.assumed) && <span>{t('renewals.assumedText')}</span>}
          <SourcesButton sources={list.sources} />
        </>
      }
    >
      <div
        data-testid="renewals-screen"
        className="flex min-h-0 flex-1 flex-col min-[1280px]:flex-row-reverse"
      >
        {calendar && <Calendar list={list} days={dated} chosen={day} onChoose={setDay} />}
        <div className="flex min-h-60 min-w-0 flex-1 flex-col">
          {day !== null && (
            <p role="status" className="flex flex-wrap items-center gap-3 py-2">
              {t('renewals.onlyDay', { day: date(day) })}
              <Button kind="quiet" onClick={() => setDay(null)}>
                {t('renewals.allDays')}
              </Button>
            </p>
          )}
          <DataTable
            label={t('renewals.table')}
            rows={rows}
            columns={columns}
            rowId={lineId}
            grouping={grouping}
            ordering={{ sort, onSort: setSort }}
            isException={isOverdue}
            onActivate={setOpened}
            empty={
              <EmptyState
                text={t('renewals.emptyFilter')}
                action={<Button onClick={clear}>{t('renewals.showAll')}</Button>}
              />
            }
          />
        </div>
      </div>
      {opened !== null && <RenewalDialog line={opened} onClose={() => setOpened(null)} />}
      {asking && (
        <SaveDialog
          renewals={list.lines.length}
          onClose={() => setAsking(false)}
          onSave={(remind) => {
            setAsking(false);
            save.mutate({ format: 'ics', remind });
          }}
        />
      )}
    </Screen>
  );
}
