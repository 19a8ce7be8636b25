// The columns of the matching table. At 1,024 px they just fit without scrolling sideways.
import type { TFunction } from 'i18next';
import type { ClientChoice } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import type { RowActs } from './acts';
import { customerCell, stateCell, whyCell } from './cells';
import { clientCell } from './client-cell';
import type { Line } from './lines';
import { rowActions } from './row-actions';
import { rowWords } from './row-words';

/** Rows come sorted; a sort value only says that the column can be sorted by. */
const sorted = () => null;

export function matchColumns(
  t: TFunction,
  clients: ReadonlyMap<number, ClientChoice>,
  acts: RowActs,
): Column<Line>[] {
  const words = rowWords(t);
  return [
    {
      id: 'customer',
      header: t('matching.colCustomer'),
      width: 160,
      grow: 3,
      cell: customerCell,
      sortValue: sorted,
    },
    {
      id: 'state',
      header: t('matching.colState'),
      width: 128,
      cell: (line) => stateCell(line, words),
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
    {
      id: 'why',
      header: t('matching.colWhy'),
      width: 108,
      grow: 3,
      cell: (line) => whyCell(line, words),
      sortValue: sorted,
    },
    {
      id: 'actions',
      header: t('matching.colActions'),
      headerHidden: true,
      align: 'end',
      width: 136,
      grow: 2,
      cell: (line) => rowActions(line, words, acts),
    },
  ];
}
