// The words on the filter chips.
import type { View } from './filter';

export const viewTexts = {
  all: 'matching.viewAll',
  left: 'matching.viewLeft',
  suggested: 'matching.viewSuggested',
  matched: 'matching.viewMatched',
  create: 'matching.viewCreate',
  excluded: 'matching.viewExcluded',
  conflict: 'matching.viewConflict',
  changed: 'matching.viewChanged',
} as const satisfies Record<View, string>;
