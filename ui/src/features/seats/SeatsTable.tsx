// The list of subscriptions with its filters; a row leads to its history.
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatLine, SeatList } from '@/bindings';
import { DataTable } from '@/components/data-table/DataTable';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { Screen } from '@/frame/Screen';
import { count } from '@/lib/format';
import { seatColumns } from './columns';
import { found, isApart, passing, type Filter } from './lines';

const rowId = (line: SeatLine) => line.subscription;
const filters = ['all', 'apart', 'unknown'] as const;
const filterTexts = { all: 'filterAll', apart: 'filterApart', unknown: 'filterUnknown' } as const;

export function SeatsTable({ list }: { list: SeatList }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { connection, lines } = list;
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setSearch] = useState('');
  const search = useDeferredValue(typed);
  const columns = useMemo(() => seatColumns(t, connection), [t, connection]);
  const near = useMemo(() => found(lines, search), [lines, search]);
  const shown = useMemo(() => passing(near, filter), [near, filter]);
  const words = { title: t('seats.title'), subtitle: t('seats.ofConnection', { connection }) };
  if (lines.length === 0) {
    return (
      <Screen {...words}>
        <EmptyState
          text={t('seats.empty')}
          action={
            <ButtonLink kind="primary" to="/matching/$connection" params={{ connection }}>
              {t('seats.toMatching')}
            </ButtonLink>
          }
        />
      </Screen>
    );
  }
  const clear = () => {
    setFilter('all');
    setSearch('');
  };
  return (
    <Screen
      layout="fill"
      {...words}
      filters={
        <>
          <FilterChips
            label={t('seats.show')}
            chips={filters.map((value) => ({
              value,
              text: t(`seats.${filterTexts[value]}`),
              count: passing(near, value).length,
            }))}
            value={filter}
            onChange={setFilter}
          />
          <div className="ml-auto">
            <SearchField label={t('seats.search')} value={typed} onChange={setSearch} />
          </div>
        </>
      }
      footer={
        <span>
          {shown.length === lines.length
            ? t('seats.count', { count: lines.length })
            : t('seats.countOf', { shown: count(shown.length), all: count(lines.length) })}
        </span>
      }
    >
      <div data-testid="seats-screen" className="contents">
        <DataTable
          label={t('seats.table')}
          rows={shown}
          columns={columns}
          rowId={rowId}
          isException={isApart}
          onActivate={({ subscription }) =>
            void navigate({
              to: '/seats/$connection/history',
              params: { connection },
              search: { subscription },
            })
          }
          empty={
            <EmptyState
              text={t('seats.emptyFilter')}
              action={<Button onClick={clear}>{t('seats.showAll')}</Button>}
            />
          }
        />
      </div>
    </Screen>
  );
}
