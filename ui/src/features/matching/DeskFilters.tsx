// Search, filter chips with counts, and accepting all suggestions that are shown.
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { views } from './filter';
import type { Desk } from './use-desk';
import { viewTexts } from './view-texts';

export function DeskFilters({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const { rows, deciding } = desk;
  const { offers } = rows;
  return (
    <>
      <SearchField label={t('matching.search')} value={rows.search} onChange={rows.setSearch} />
      <FilterChips
        label={t('matching.views')}
        chips={views.map((value) => ({
          value,
          text: t(viewTexts[value]),
          count: rows.counts[value],
        }))}
        value={rows.view}
        onChange={rows.setView}
      />
      {offers.length > 0 && (
        <Button
          data-testid="accept-shown"
          icon={<Check aria-hidden size={15} />}
          onClick={() => deciding.ask({ ask: 'accept', lines: offers })}
        >
          {t('matching.acceptShown', { count: offers.length })}
        </Button>
      )}
    </>
  );
}
