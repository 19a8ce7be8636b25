// Which changes are listed, and in which groups.
import { useTranslation } from 'react-i18next';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import type { By } from './ReceiptTable';
import { exact, offered, type Counts, type Filter } from './rows';

export interface ReceiptFiltersProps {
  counts: Counts;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  by: By;
  onBy: (by: By) => void;
  search: string;
  onSearch: (search: string) => void;
}

export function ReceiptFilters(props: ReceiptFiltersProps) {
  const { counts, filter, onFilter, by, onBy } = props;
  const { t } = useTranslation();
  const text = (value: Filter): string => {
    if (value === 'all') return t('receipt.all');
    if (value === 'problems') return t('receipt.allFailed');
    if (value === 'rest') return t('receipt.allRest');
    return t(`receipt.outcomes.${value}`);
  };
  const isRepairable = (value: Filter) =>
    ['problems', 'failed', 'stale', 'needsYou'].includes(value);
  return (
    <>
      <FilterChips
        label={t('receipt.filter')}
        value={filter}
        onChange={(value) => {
          onFilter(value);
          // Repairs of what was applied would be an empty list.
          if (!isRepairable(value)) onBy('customer');
        }}
        chips={offered(counts, filter).map((value) => ({
          value,
          text: text(value),
          count: counts[value],
        }))}
      />
      <div className="flex grow flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {counts.problems + counts.needsYou > 0 && (
          <FilterChips
            label={t('receipt.grouping')}
            value={by}
            onChange={(value) => {
              onBy(value);
              if (value === 'repair' && !isRepairable(filter)) {
                onFilter(counts.problems > 0 ? exact('problems', counts) : 'needsYou');
              }
            }}
            chips={[
              { value: 'customer', text: t('receipt.byCustomer') },
              { value: 'repair', text: t('receipt.byRepair') },
            ]}
          />
        )}
        <div className="ml-auto">
          <SearchField label={t('receipt.search')} value={props.search} onChange={props.onSearch} />
        </div>
      </div>
    </>
  );
}
