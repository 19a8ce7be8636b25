// The receipt as read: result, facts, and below them every change.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '@/bindings';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StateWord } from '@/components/ui/StateWord';
import { count } from '@/lib/format';
import { Screen } from '@/frame/Screen';
import { EndNotice } from './EndNotice';
import { Facts } from './Facts';
import { PaperActions, PaperResult, usePaper } from './PaperActions';
import { ReceiptActions, useReceiptActions } from './ReceiptActions';
import { ReceiptFilters } from './ReceiptFilters';
import { ReceiptPaper } from './ReceiptPaper';
import { ReceiptTable, type By } from './ReceiptTable';
import { ResultLine } from './ResultLine';
import { countsOf, exact, filtered, isProblem, rowsOf, type Filter } from './rows';
import { titleOf } from './title';
import { UndoDialog } from './UndoDialog';
import { usePrint } from './use-print';

export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const [by, setBy] = useState<By>('customer');
  const [search, setSearch] = useState('');
  const [undoing, setUndoing] = useState(false);
  const rows = useMemo(() => rowsOf(receipt.changes), [receipt.changes]);
  const counts = useMemo(() => countsOf(rows), [rows]);
  const shown = useMemo(() => {
    const those = filtered(rows, filter, search);
    return by === 'repair' ? those.filter(isProblem) : those;
  }, [rows, filter, search, by]);
  const actions = useReceiptActions(receipt, () => setUndoing(true));
  const { onPaper, print } = usePrint();
  const paper = usePaper(receipt.line.run, print);

  const show = (wanted: Filter) => {
    setFilter(exact(wanted, counts));
    // What failed is read to mend it; everything else is read by customer.
    const mends = wanted === 'problems' || wanted === 'needsYou';
    setBy(mends && counts[wanted] > 0 ? 'repair' : 'customer');
  };
  const showAll = () => {
    show('all');
    setSearch('');
  };

  return (
    <>
      <Screen
        layout="fill"
        title={titleOf(receipt)}
        subtitle={<StateWord state={receipt.line.status} />}
        actions={
          <ReceiptActions receipt={receipt} actions={actions} onUndo={() => setUndoing(true)} />
        }
        summary={
          <>
            <EndNotice receipt={receipt} counts={counts} />
            {actions.error !== null && <ErrorNotice failure={asFailure(actions.error)} />}
            <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-1">
              <ResultLine counts={counts} onShow={show} />
              <PaperActions paper={paper} />
            </div>
            <PaperResult paper={paper} />
            <Facts receipt={receipt} />
          </>
        }
        filters={
          rows.length === 0 ? undefined : (
            <ReceiptFilters
              counts={counts}
              filter={filter}
              onFilter={setFilter}
              by={by}
              onBy={setBy}
              search={search}
              onSearch={setSearch}
            />
          )
        }
        footer={
          <span>
            {shown.length === rows.length
              ? t('receipt.shownCount', { count: rows.length })
              : t('receipt.shownOf', { shown: count(shown.length), all: count(rows.length) })}
          </span>
        }
      >
        <div data-testid="receipt-screen" className="contents">
          {rows.length === 0 ? (
            <EmptyState text={t('receipt.emptyRun')} />
          ) : (
            <ReceiptTable
              rows={shown}
              connection={receipt.line.connection}
              by={by}
              empty={
                <EmptyState
                  text={
                    search === '' ? t('receipt.emptyFilter') : t('receipt.emptySearch', { search })
                  }
                  action={<Button onClick={showAll}>{t('receipt.showAll')}</Button>}
                />
              }
            />
          )}
        </div>
      </Screen>
      <UndoDialog
        run={receipt.line.run}
        applied={counts.applied}
        open={undoing}
        onClose={() => setUndoing(false)}
      />
      {onPaper && <ReceiptPaper receipt={receipt} rows={rows} counts={counts} />}
    </>
  );
}
