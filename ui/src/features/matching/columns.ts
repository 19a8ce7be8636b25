// The columns of the matching table. Where it is narrow, as at 1,024 px, the reason stands with the state, so
// that names have the room; nothing is left out.
import type { TFunction } from 'i18next';
import type { ClientChoice } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import type { RowActs } from './acts';
import { customerCell, stateCell, whyCell, whyOf } from './cells';
import { clientCell } from './client-cell';
import type { Line } from './lines';
import { rowActions } from './row-actions';
import { rowWords } from './row-words';

/** Rows come sorted; a sort value only says that the column can be sorted by. */
const sorted = () => null;

/** From this width on the reason has a column of its own. */
export const roomy = 960;

export function matchColumns(
  t: TFunction,
  clients: ReadonlyMap<number, ClientChoice>,
  acts: RowActs,
  narrow: boolean,
): Column<Line>[] {
  const words = rowWords(t);
  const why: Column<Line> = {
    id: 'why',
    header: t('matching.colWhy'),
    width: 108,
    grow: 3,
    cell: (line) => whyCell(line, words),
    sortValue: sorted,
  };
  return [
    {
      id: 'customer',
      header: t('matching.colCustomer'),
      width: 176,
      grow: 3,
      cell: customerCell,
      sortValue: sorted,
    },
    {
      id: 'state',
      header: t(narrow ? 'matching.colStateWhy' : 'matching.colState'),
      ...(narrow ? { width: 180, grow: 2 } : { width: 128 }),
      cell: (line) => stateCell(line, words, narrow ? whyOf(line, words) : ''),
      sortValue: sorted,
    },
    {
      id: 'client',
      header: t('matching.colClient'),
      width: 196,
      grow: 3,
      cell: (line) => clientCell(line, words, clients, acts),
      sortValue: sorted,
    },
    ...(narrow ? [] : [why]),
    {
      id: 'actions',
      header: t('matching.colActions'),
      headerHidden: true,
      align: 'end',
      ...(narrow ? { width: 132 } : { width: 136, grow: 2 }),
      cell: (line) => rowActions(line, words, acts),
    },
  ];
}
