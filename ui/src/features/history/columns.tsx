// The columns of the history.
import type { TFunction } from 'i18next';
import { Link } from '@tanstack/react-router';
import type { Column } from '@/components/data-table/columns';
import { StateWord } from '@/components/ui/StateWord';
import type { HistoryLine } from '@/bindings';
import { count, dateTime } from '@/lib/format';
import { took } from '@/lib/took';
import { lengthOf, longAge, nameOf, numberOf } from './lines';

function RunName({ line, t }: { line: HistoryLine; t: TFunction }) {
  return (
    <Link
      to="/receipts/$run"
      params={{ run: line.run }}
      data-testid={`history-${line.run}`}
      className="inline-flex min-h-6 items-center gap-2 text-accent-ink"
    >
      <span className="font-medium underline underline-offset-2">{line.run}</span>
      {line.undoes !== null && <span className="text-soft">{nameOf(line, t)}</span>}
    </Link>
  );
}

function Figure({ n, look }: { n: number; look?: string | undefined }) {
  return <span className={n === 0 ? 'text-muted' : look}>{count(n)}</span>;
}

function figure(t: TFunction, id: 'applied' | 'failed' | 'needsYou' | 'leftAlone', width: number) {
  const of = (line: HistoryLine) => (id === 'leftAlone' ? line.skipped : line[id]);
  const looks = {
    applied: undefined,
    failed: 'font-medium text-bad',
    needsYou: 'text-care',
    leftAlone: undefined,
  };
  const look = looks[id];
  return {
    id,
    width,
    header: t(`history.${id}`),
    align: 'end',
    cell: (line) => <Figure n={of(line)} look={look} />,
    sortValue: of,
  } satisfies Column<HistoryLine>;
}

/** In a narrow window the age goes, which the start tells too, and what the receipt counts anyway: nothing is
 *  looked at by scrolling sideways. */
export function historyColumns(t: TFunction, language: string, several: boolean, narrow: boolean) {
  const all: Column<HistoryLine>[] = [
    {
      id: 'run',
      header: t('history.run'),
      width: 124,
      grow: 2,
      cell: (line) => <RunName line={line} t={t} />,
      sortValue: numberOf,
    },
    {
      id: 'state',
      header: t('history.state'),
      width: 116,
      cell: (line) => <StateWord state={line.status} />,
      sortValue: (line) => t(`states.${line.status}`),
    },
    {
      id: 'started',
      header: t('history.started'),
      width: 160,
      grow: 1,
      cell: (line) => dateTime(line.started),
      sortValue: (line) => new Date(line.started).getTime(),
    },
    {
      id: 'age',
      header: t('history.age'),
      width: 118,
      grow: 1,
      cell: (line) => <span className="text-muted">{longAge(line.started, language)}</span>,
    },
    {
      id: 'who',
      header: t('history.who'),
      width: 72,
      grow: 1,
      cell: (line) => line.who,
      sortValue: (line) => line.who,
    },
    figure(t, 'applied', 76),
    figure(t, 'failed', 64),
    figure(t, 'needsYou', 92),
    figure(t, 'leftAlone', 92),
    {
      id: 'length',
      header: t('history.length'),
      width: 112,
      align: 'end',
      cell: (line) => took(line.started, line.ended),
      sortValue: lengthOf,
    },
  ];
  const connection: Column<HistoryLine> = {
    id: 'connection',
    header: t('history.connection'),
    width: 96,
    grow: 1,
    cell: (line) => line.connection,
    sortValue: (line) => line.connection,
  };
  const left = narrow ? ['age', 'leftAlone', ...(several ? ['length'] : [])] : [];
  const columns = all.filter((column) => !left.includes(column.id));
  return several ? [...columns, connection] : columns;
}
