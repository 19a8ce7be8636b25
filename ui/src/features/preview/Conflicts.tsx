// Fields that an undo leaves alone because they are not as the run left them: each with its three values and a
// tick.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview, PreviewChange, PreviewConflict, Shown, UndoChoice } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/Checkbox';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { fieldName, shown } from '@/lib/shown';

interface Listed {
  key: string;
  conflict: PreviewConflict;
  change: PreviewChange;
  customer: string;
}

const keyOf = ({ entity, record, field }: UndoChoice) => `${entity} ${record} ${field}`;

function listed(preview: Preview): Listed[] {
  return preview.customers.flatMap((customer) =>
    customer.changes.flatMap((change) =>
      change.conflicts.map((conflict) => ({
        key: keyOf(conflict.choice),
        conflict,
        change,
        customer: customer.customerName,
      })),
    ),
  );
}

interface ConflictsProps {
  preview: Preview;
  busy: boolean;
  onUndo: (also: UndoChoice[]) => void;
}

export function Conflicts({ preview, busy, onUndo }: ConflictsProps) {
  const { t } = useTranslation();
  const rows = listed(preview);
  const before = rows.filter((r) => r.conflict.chosen).map((r) => r.key);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set(before));
  if (rows.length === 0) return null;
  const taken = rows.filter((r) => ticks.has(r.key));
  const same = taken.length === before.length && before.every((key) => ticks.has(key));
  const turn = (key: string, on: boolean) => {
    const next = new Set(ticks);
    if (on) next.add(key);
    else next.delete(key);
    setTicks(next);
  };
  const head = 'px-2 py-1 text-left font-medium text-soft';
  return (
    <section
      aria-label={t('preview.conflictsTitle', { count: rows.length })}
      data-testid="conflicts"
      className="flex flex-col gap-2 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-60 flex-1">
          <span className="font-medium">
            {t('preview.conflictsTitle', { count: rows.length })}.
          </span>{' '}
          <span className="text-soft">
            {t('preview.conflictsText')}
            {preview.tally.delete > 0 && ` ${t('preview.conflictsDeletes')}`}
          </span>
        </p>
        {same && (
          <span id="conflicts-off" className="text-soft">
            {t(taken.length === 0 ? 'preview.conflictsSame' : 'preview.conflictsKept')}
          </span>
        )}
        <Button
          busy={busy}
          disabled={same}
          aria-describedby={same ? 'conflicts-off' : undefined}
          data-testid="conflicts-undo"
          onClick={() => onUndo(taken.map((r) => r.conflict.choice))}
        >
          {!same && taken.length === 0
            ? t('preview.conflictsLeave')
            : t('preview.conflictsUndo', { count: Math.max(taken.length, 1) })}
        </Button>
      </div>
      <div className="max-h-44 overflow-auto rounded border border-line bg-paper">
        <table className="w-full border-collapse">
          <caption className="sr-only">{t('preview.conflictsTable')}</caption>
          <thead className="sticky top-0 z-10 bg-paper">
            <tr>
              <th className="w-8">
                <VisuallyHidden>{t('preview.columnTick')}</VisuallyHidden>
              </th>
              <th className={head}>{t('preview.conflictRecord')}</th>
              <th className={head}>{t('preview.conflictField')}</th>
              <th className={head}>{t('preview.conflictWrote')}</th>
              <th className={head}>{t('preview.conflictNow')}</th>
              <th className={head}>{t('preview.conflictBack')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ConflictRow
                key={row.key}
                row={row}
                ticked={ticks.has(row.key)}
                onTick={(on) => turn(row.key, on)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ConflictRowProps {
  row: Listed;
  ticked: boolean;
  onTick: (on: boolean) => void;
}

function ConflictRow({ row, ticked, onTick }: ConflictRowProps) {
  const { t } = useTranslation();
  const { conflict, change, customer } = row;
  const { choice, back } = conflict;
  const field = fieldName(choice.field);
  const value = (of: Shown | null) => (of === null ? t('preview.conflictNothing') : shown(of));
  const cell = 'px-2 py-1 align-top';
  return (
    <tr className="border-t border-line" data-testid={`conflict-${choice.record}-${choice.field}`}>
      <td className="w-8 pl-1">
        {back !== null && (
          <Checkbox
            labelHidden
            label={t('preview.conflictTick', { field, name: change.name, customer })}
            checked={ticked}
            onChange={onTick}
          />
        )}
      </td>
      <td className={cell}>
        <span className="[overflow-wrap:anywhere]">{change.name}</span>
        <span className="block text-small text-muted">
          {customer}, {choice.record}
        </span>
      </td>
      <td className={cell}>{field}</td>
      <td className={`${cell} tabular`}>{shown(conflict.wrote)}</td>
      <td className={`${cell} tabular font-medium`}>{value(conflict.now)}</td>
      <td className={`${cell} tabular`}>
        {back === null ? (
          <span className="text-soft">{t('preview.conflictStays')}</span>
        ) : (
          shown(back)
        )}
      </td>
    </tr>
  );
}
