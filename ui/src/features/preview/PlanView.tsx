// One plan on the screen: its figures on top, its changes below, and the one button that applies them.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '@/bindings';
import { useConnectionNames, useVendorName } from '@/api/vendor';
import { asFailure, type Failure } from '@/backend/failure';
import { Checkbox } from '@/components/ui/Checkbox';
import { Button } from '@/components/ui/Button';
import { SearchField } from '@/components/ui/SearchField';
import { useReading } from '@/features/preview-start/reading';
import { Screen } from '@/frame/Screen';
import { useHelp } from '@/frame/help';
import { age } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { tooOld } from './age';
import { ApplyAction } from './ApplyAction';
import { Footer } from './Footer';
import { GuardPanel, guardReasonId } from './GuardPanel';
import { MoneyLine } from './MoneyLine';
import { Nothing, NothingFound } from './Nothing';
import { MovedNotice, OldNotice, ReadingNotice, Refusal } from './Notices';
import { PlanContext } from './plan-context';
import { PreviewHelp } from './PreviewHelp';
import { PreviewTable } from './PreviewTable';
import { choiceOf, chosen, useApply, useUndoAgain, type Refused } from './queries';
import { Remarks } from './Remarks';
import { applyOff } from './ticks';
import { Totals } from './Totals';
import { usePlanCommands } from './commands';
import { UndoChoices } from './UndoChoices';
import { useUnmatched } from './unmatched';
import { useTicks } from './use-ticks';
import { useView } from './use-view';
import { VouchDialog } from './VouchDialog';

const help = <PreviewHelp />;

interface PlanViewProps {
  preview: Preview;
  refused: Failure | null;
  onRefused: (refused: Refused | null) => void;
}

export function PlanView({ preview, refused, onRefused }: PlanViewProps) {
  const { t } = useTranslation();
  useHelp(help);
  const { plan, run, guard, undoes } = preview;
  const ticks = useTicks(preview);
  const unmatched = useUnmatched(preview);
  const view = useView(preview, unmatched.open);
  const vendor = useVendorName(preview.connection);
  const named = useConnectionNames();
  const [allowed, setAllowed] = useState<string | null>(null);
  const now = useNow(15_000, run === null);
  const apply = useApply(onRefused);
  const reading = useReading(preview.connection, () => undefined);
  const undoAgain = useUndoAgain(onRefused);

  const [vouching, setVouching] = useState(false);
  const readBoth = (answerIsComplete: boolean) => {
    setVouching(false);
    onRefused(null);
    void reading.start(choiceOf(preview, answerIsComplete));
  };
  const readAgain = () => {
    onRefused(null);
    if (undoes !== null) {
      undoAgain.mutate({ plan, run: undoes, also: chosen(preview), confirm: null });
    } else if (preview.answerIsComplete) setVouching(true);
    else readBoth(false);
  };
  const busy = reading.at === 'reading' || reading.at === 'stopping' || undoAgain.isPending;
  const old = run === null && tooOld(preview.created, now);
  const guarded = guard !== null && allowed === null;
  const all = ticks.plan.all.length;
  const off = busy ? 'reading' : applyOff({ run, old, guarded, all, taken: ticks.taken });
  const order = () => {
    if (off === 'guard') document.getElementById(guardReasonId)?.focus();
    if (off !== null || apply.isPending) return;
    apply.mutate({ plan, leaveOut: [...ticks.out], reason: allowed });
  };
  usePlanCommands({ view, ticks, open: run === null, apply: order, readAgain });

  const told = refused ?? reading.failure ?? (unmatched.failure && asFailure(unmatched.failure));
  const { open, saving, decide } = unmatched;
  const { connection } = preview;
  const about = useMemo(
    () => ({ vendor, connection, open, saving, decide }),
    [vendor, connection, open, saving, decide],
  );
  const agoWords = age(preview.created, new Date(now));
  const empty = all === 0 && preview.customers.every((c) => c.changes.length === 0);
  const filters = !empty && (
    <>
      <SearchField label={t('preview.search')} value={view.search} onChange={view.setSearch} />
      <Checkbox label={t('preview.showAll')} checked={view.showAll} onChange={view.setShowAll} />
      <Button
        kind="quiet"
        className="ml-auto"
        onClick={() => view.setCustomersOpen(!view.customersOpen)}
      >
        {t(view.customersOpen ? 'preview.closeAll' : 'preview.openAll')}
      </Button>
    </>
  );
  return (
    <PlanContext value={about}>
      <Screen
        layout="fill"
        title={undoes === null ? t('preview.title') : t('preview.titleUndo', { run: undoes })}
        subtitle={
          <span data-testid="preview-about">
            {t('preview.plan', { plan })}, {named(preview.connection)},{' '}
            {t('preview.read', { age: agoWords })}
          </span>
        }
        actions={
          <ApplyAction
            count={ticks.taken.length}
            off={off}
            run={run}
            busy={apply.isPending}
            onApply={order}
          />
        }
        summary={
          <>
            {told !== null && (
              <Refusal
                failure={told}
                actions={
                  told.code === 'STALE' && (
                    <Button onClick={readAgain}>{t('preview.readAgain')}</Button>
                  )
                }
              />
            )}
            {busy ? (
              <ReadingNotice reading={reading} />
            ) : (
              old && <OldNotice age={agoWords} onRead={readAgain} />
            )}
            {!busy && !old && unmatched.moved > 0 && (
              <MovedNotice count={unmatched.moved} onRead={readAgain} />
            )}
            {guard !== null && run === null && (
              <GuardPanel guard={guard} allowed={allowed} onAllow={setAllowed} />
            )}
            <Remarks remarks={preview.remarks} opened={undoes !== null} />
            {undoes !== null && run === null && (
              <UndoChoices preview={preview} run={undoes} undo={undoAgain} />
            )}
            <div className="flex flex-col gap-1">
              <Totals tally={preview.tally} value={view.action} onChange={view.setAction} />
              {!empty && <MoneyLine money={preview.money} />}
            </div>
          </>
        }
        {...(filters === false ? {} : { filters })}
        {...(empty
          ? {}
          : {
              footer: (
                <Footer
                  preview={preview}
                  taken={ticks.taken}
                  all={all}
                  found={view.found}
                  view={view}
                />
              ),
            })}
      >
        <div className="contents" data-testid="preview">
          {empty ? (
            <Nothing preview={preview} />
          ) : (
            <PreviewTable
              label={t('preview.table', { plan })}
              view={view}
              ticks={ticks}
              tickable={run === null}
              empty={<NothingFound view={view} />}
            />
          )}
        </div>
        <VouchDialog
          plan={plan}
          open={vouching}
          onClose={() => setVouching(false)}
          onRead={readBoth}
        />
      </Screen>
    </PlanContext>
  );
}
