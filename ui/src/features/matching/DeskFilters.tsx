// Filter chips with counts, search, and accepting all suggestions that are shown.
import { Check } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { views, type Counts, type View } from './filter';
import type { Desk } from './use-desk';
import { viewTexts } from './view-texts';

export function DeskFilters({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const { rows, deciding } = desk;
  const { offers } = rows;
  return (
    <>
      <ViewChips counts={rows.counts} view={rows.view} onView={rows.setView} />
      <SearchField label={t('matching.search')} value={rows.search} onChange={rows.setSearch} />
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

const always: ReadonlySet<View> = new Set(['all', 'left', 'suggested', 'matched']);

interface ViewChipsProps {
  counts: Counts;
  view: View;
  onView: (view: View) => void;
}

/** The same for every key typed. A chip of nothing is left out: with all eight of them they would not fit
 *  on one line. */
const ViewChips = memo(function ViewChips({ counts, view, onView }: ViewChipsProps) {
  const { t } = useTranslation();
  return (
    <FilterChips
      label={t('matching.views')}
      chips={views
        .filter((value) => always.has(value) || value === view || counts[value] > 0)
        .map((value) => ({ value, text: t(viewTexts[value]), count: counts[value] }))}
      value={view}
      onChange={onView}
    />
  );
});
