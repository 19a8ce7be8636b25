// The matching screen with a table in it.
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionNames } from '@/api/vendor';
import type { MatchTable } from '@/bindings';
import type { Failure } from '@/backend/failure';
import { Screen } from '@/frame/Screen';
import { age } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { DeskActions } from './DeskActions';
import { DeskDialogs } from './DeskDialogs';
import { DeskEmpty } from './DeskEmpty';
import { DeskFilters } from './DeskFilters';
import { DeskFooter } from './DeskFooter';
import { allDecided, DeskSummary, hasSummary } from './DeskSummary';
import { DeskTable } from './DeskTable';
import { useFocusRow, useFocusSought } from './focus-row';
import { LeaveDialog } from './LeaveDialog';
import { useMeasure } from './measure';
import { NotRead } from './NotRead';
import { TickedBar } from './TickedBar';
import { useDesk, type Desk } from './use-desk';
import { useDeskCommands } from './use-desk-commands';
import { useLatest } from './use-latest';

/** What is staged outlives the first reading, which turns an empty screen into a table. */
export interface MatchingDeskProps {
  table: MatchTable;
  /** The customer somebody came here for. */
  sought: string | null;
}

export function MatchingDesk({ table, sought }: MatchingDeskProps) {
  const desk = useDesk(table, sought);
  if (table.rows.length === 0) return <NotRead table={table} suggest={desk.suggest} />;
  return <DeskScreen desk={desk} sought={sought} />;
}

function DeskScreen({ desk, sought }: { desk: Desk; sought: string | null }) {
  const { t } = useTranslation();
  const { table, rows, deciding, staged } = desk;
  const { counts } = rows;
  const now = useNow(30_000);
  const named = useConnectionNames();
  const save = useLatest(desk.save);
  const place = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const unsaved = staged.edits.size;

  // Only while there is something unsaved: the reason is gone once it is.
  const [asked, setAsked] = useState(false);
  const blocked = useMemo((): Failure | null => {
    if (!asked || unsaved === 0) return null;
    const what = t('matching.stagedWhat', { count: unsaved });
    return {
      code: 'MATCH-STAGED',
      what,
      why: t('matching.stagedWhy'),
      fix: t('matching.stagedFix'),
    };
  }, [asked, unsaved, t]);
  const importFile = () => {
    setAsked(unsaved > 0);
    if (unsaved === 0) file.current?.click();
  };

  const onImport = useLatest(importFile);
  const onExport = useLatest(desk.files.export);
  const onUndo = useLatest(desk.undo);
  const onRedo = useLatest(desk.redo);
  const onSuggest = useLatest(desk.suggest.start);

  useDeskCommands(desk, importFile);
  useFocusRow(place, deciding.asking !== null);
  useFocusSought(place, sought);
  useMeasure(rows.search);

  const { setView, setSearch } = rows;
  const decided = allDecided(desk) && rows.search === '' && rows.view !== 'all';
  const { connection } = table;
  const empty = useMemo(
    () => (
      <DeskEmpty
        connection={connection}
        decided={decided}
        onShowAll={() => {
          setView('all');
          setSearch('');
        }}
      />
    ),
    [connection, decided, setView, setSearch],
  );
  const summary = { desk, blocked };

  return (
    <Screen
      layout="fill"
      title={t(counts.left > 0 ? 'matching.headingLeft' : 'matching.headingDone', {
        left: counts.left,
        all: counts.all,
      })}
      subtitle={t('matching.read', {
        connection: named(connection),
        age: age(table.read, new Date(now)),
      })}
      actions={
        <DeskActions
          left={counts.left}
          unsaved={unsaved}
          busy={busyWith(desk)}
          canUndo={desk.canUndo}
          undoSaved={desk.undoSaved}
          canRedo={staged.canRedo}
          onImport={onImport}
          onExport={onExport}
          onUndo={onUndo}
          onRedo={onRedo}
          onSuggest={onSuggest}
          onSave={save}
        />
      }
      {...(hasSummary(summary) && { summary: <DeskSummary {...summary} /> })}
      filters={<DeskFilters desk={desk} />}
      footer={<DeskFooter desk={desk} />}
    >
      <div ref={place} data-testid="matching" className="flex min-h-0 flex-1 flex-col">
        <DeskTable
          label={t('matching.table', { connection })}
          shown={rows.shown}
          clients={desk.byId}
          acts={deciding.acts}
          ordering={rows.ordering}
          ticks={desk.ticks}
          onTick={desk.setTicks}
          onActive={desk.setActive}
          empty={empty}
        />
        <TickedBar
          lines={desk.ticked}
          acts={deciding.acts}
          onUntick={() => desk.setTicks(new Set())}
        />
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,text/csv"
        aria-label={t('matching.importFile')}
        data-testid="import-file"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          setAsked(unsaved > 0);
          if (chosen !== undefined && unsaved === 0) desk.files.import(chosen);
          // The same file can be chosen again once it is mended.
          event.target.value = '';
        }}
      />
      <DeskDialogs desk={desk} />
      <LeaveDialog unsaved={unsaved} saving={desk.steps.saving} onSave={save} />
    </Screen>
  );
}

function busyWith({ suggest, steps, files }: Desk) {
  if (suggest.at === 'reading') return 'reading';
  if (steps.saving) return 'saving';
  if (files.importing) return 'importing';
  return files.exporting ? 'exporting' : null;
}
