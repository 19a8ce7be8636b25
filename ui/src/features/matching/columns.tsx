// The columns of the matching table. At 1,024 px they just fit without scrolling sideways.
import type { TFunction } from 'i18next';
import type { ClientChoice } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import type { RowActs } from './acts';
import { CustomerCell, StateCell, WhyCell } from './cells';
import { ClientCell } from './ClientCell';
import type { Line } from './lines';
import { RowActions } from './RowActions';

/** Rows come sorted; a sort value only says that the column can be sorted by. */
const sorted = () => null;

export function matchColumns(
  t: TFunction,
  clients: ReadonlyMap<number, ClientChoice>,
  acts: RowActs,
): Column<Line>[] {
  return [
    {
      id: 'customer',
      header: t('matching.colCustomer'),
      width: 180,
      grow: 3,
      cell: (line) => <CustomerCell line={line} />,
      sortValue: sorted,
    },
    {
      id: 'state',
      header: t('matching.colState'),
      width: 118,
      cell: (line) => <StateCell line={line} />,
      sortValue: sorted,
    },
    {
      id: 'client',
      header: t('matching.colClient'),
      width: 212,
      grow: 3,
      cell: (line) => <ClientCell line={line} clients={clients} acts={acts} />,
      sortValue: sorted,
    },
    {
      id: 'why',
      header: t('matching.colWhy'),
      width: 110,
      grow: 3,
      cell: (line) => <WhyCell line={line} />,
      sortValue: sorted,
    },
    {
      id: 'actions',
      header: t('matching.colActions'),
      headerHidden: true,
      width: 100,
      cell: (line) => <RowActions line={line} acts={acts} />,
    },
  ];
}
