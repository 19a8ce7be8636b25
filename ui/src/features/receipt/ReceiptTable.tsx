// Every change of the run, by customer or by what has to be mended.
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/components/data-table/DataTable';
import type { Grouping } from '@/components/data-table/model';
import { receiptColumns } from './cells';
import { Repair } from './Repair';
import { byRepair, isProblem, repairOf, type Row } from './rows';

export type By = 'customer' | 'repair';

export interface ReceiptTableProps {
  rows: readonly Row[];
  connection: string;
  by: By;
  empty: ReactNode;
}

/** As many letters as a group's title shows uncut in the narrowest window. */
const wholeTitle = 60;
const rowId = (row: Row) => row.id;
const byCustomer: Grouping<Row> = {
  key: (row) => row.customerId,
  title: (key, rows) => rows[0]?.customer ?? key,
};

export function ReceiptTable({ rows, connection, by, empty }: ReceiptTableProps) {
  const { t } = useTranslation();
  const repairs = by === 'repair';
  const columns = useMemo(() => receiptColumns(t, connection, repairs), [t, connection, repairs]);
  const groups = useMemo(() => (repairs ? byRepair(rows) : []), [repairs, rows]);
  const ordered = useMemo(() => (repairs ? groups.flat() : rows), [repairs, groups, rows]);
  const heads = useMemo(
    () =>
      new Map(
        groups.flatMap(([head, ...others]) =>
          [head, ...others].flatMap((row) =>
            row && head?.error ? [[row.id, { ...head.error, id: head.id }] as const] : [],
          ),
        ),
      ),
    [groups],
  );
  const byFix = useMemo<Grouping<Row>>(
    () => ({
      key: repairOf,
      title: (_, [row]) => row?.error?.fix ?? row?.change.why ?? t('receipt.noReason'),
      summary: (_, [row]) => (
        <span className="font-mono text-small text-muted">{row?.error?.code}</span>
      ),
    }),
    [t],
  );
  const detail = useCallback(
    ({ error, ...row }: Row): ReactNode => {
      if (error === null) return undefined;
      const head = heads.get(row.id);
      // The repair is told in full once, by the first row of its group; then only what differs.
      if (head === undefined) return <Repair error={error} />;
      if (head.id === row.id) {
        return <Repair error={error} withoutFix={error.fix.length <= wholeTitle} />;
      }
      const own = [error.what, error.why].filter(
        (x, i) => x !== [head.what, head.why][i] && x !== '',
      );
      return own.length > 0 ? <p className="pl-3.5 text-soft">{own.join(' ')}</p> : undefined;
    },
    [heads],
  );
  return (
    <DataTable
      key={by}
      label={t('receipt.table')}
      rows={ordered}
      columns={columns}
      rowId={rowId}
      grouping={repairs ? byFix : byCustomer}
      isException={isProblem}
      isMuted={(row) => row.outcome === 'leftAlone'}
      detail={detail}
      wrap
      empty={empty}
    />
  );
}
