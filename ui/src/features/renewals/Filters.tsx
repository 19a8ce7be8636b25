// Which renewals are listed, and how they are put together.
import { useTranslation } from 'react-i18next';
import { useConnectionNames } from '@/api/vendor';
import { Choice } from '@/components/ui/Choice';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { Ahead } from './Ahead';
import type { Filter, GroupBy } from './lines';

const filters = ['all', 'renews', 'ends', 'notTold', 'overdue'] as const;
const words = {
  all: 'filterAll',
  renews: 'filterRenews',
  ends: 'filterEnds',
  notTold: 'filterNotTold',
  overdue: 'filterOverdue',
} as const;

export interface FiltersProps {
  days: number;
  onDays: (days: number) => void;
  connections: readonly string[];
  connection: string | null;
  onConnection: (connection: string | null) => void;
  by: GroupBy;
  onBy: (by: GroupBy) => void;
  counts: Record<Filter, number>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  search: string;
  onSearch: (search: string) => void;
}

export function Filters(props: FiltersProps) {
  const { t } = useTranslation();
  const nameOf = useConnectionNames();
  const { connections, counts } = props;
  return (
    <>
      <FilterChips
        label={t('renewals.show')}
        chips={filters.map((value) => ({
          value,
          text: t(`renewals.${words[value]}`),
          count: counts[value],
        }))}
        value={props.filter}
        onChange={props.onFilter}
      />
      <Ahead days={props.days} onDays={props.onDays} />
      {connections.length > 1 && (
        <Choice
          label={t('renewals.connection')}
          any={t('renewals.anyConnection')}
          options={connections.map((value) => ({ value, text: nameOf(value) }))}
          value={props.connection}
          onChange={props.onConnection}
        />
      )}
      <FilterChips
        label={t('renewals.group')}
        chips={[
          { value: 'month', text: t('renewals.byMonth') },
          { value: 'customer', text: t('renewals.byCustomer') },
        ]}
        value={props.by}
        onChange={props.onBy}
      />
      <div className="ml-auto">
        <SearchField label={t('renewals.search')} value={props.search} onChange={props.onSearch} />
      </div>
    </>
  );
}
