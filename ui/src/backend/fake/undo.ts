// Undos: what they would leave alone, and what of it a person chose.
import type { DeletionOffer, PreviewChange, PreviewConflict, UndoChoice } from '@/bindings';
import { emptyTally, tallied } from './figures';
import type { PlanKept } from './world';

const number = (text: string) => ({ kind: 'number' as const, text });

const is = (a: UndoChoice, b: UndoChoice) => a.record === b.record && a.field === b.field;

/** Every blocked change is one whose count, or date, somebody changed since. */
function conflicts(
  change: PreviewChange,
  n: number,
  also: readonly UndoChoice[],
): PreviewConflict[] {
  const { entity, record } = change;
  if (change.action !== 'blocked' || record === null) return [];
  const count: UndoChoice = { entity, record, field: 'count' };
  const date: UndoChoice = { entity, record, field: 'start_date' };
  return [
    {
      choice: count,
      wrote: number('12'),
      now: number(`${14 + n}`),
      back: number('10'),
      chosen: also.some((choice) => is(choice, count)),
    },
    ...(n % 2 === 0
      ? [
          {
            choice: date,
            wrote: { kind: 'date' as const, text: '2026-03-18' },
            now: { kind: 'date' as const, text: '2026-03-18' },
            back: null,
            chosen: false,
          },
        ]
      : []),
  ];
}

/** What a run made, as its undo treats it. */
function inverse(change: PreviewChange, deletes: boolean): PreviewChange {
  if (change.action !== 'create') return change;
  if (change.entity === 'client') {
    return { ...change, action: 'skip', why: 'Made by the run. Clients are never deleted.' };
  }
  const record = 9000 + change.seq;
  const base = { ...change, record, needs: null, cuts: true };
  if (deletes && change.seq % 5 !== 0) {
    const why =
      'The run made it and nobody changed it since. It is deleted, which cannot be undone.';
    return { ...base, action: 'delete', fields: [], why };
  }
  const flag = (text: string) => ({ kind: 'flag' as const, text });
  const fields = [{ field: 'is_active', before: flag('true'), after: flag('false'), rule: '' }];
  return {
    ...base,
    action: 'deactivate',
    fields,
    why: 'The run made it; it is set inactive, not deleted.',
  };
}

/** The plan of an undo. */
export function undoOf(
  kept: PlanKept,
  run: string,
  also: readonly UndoChoice[],
  deletes: boolean,
): PlanKept {
  let n = -1;
  const customers = kept.preview.customers.map((customer) => {
    const changes = customer.changes.map((old) => {
      const change = inverse(old, deletes);
      if (change.action === 'blocked') n += 1;
      const found = conflicts(change, n, also);
      const taken = found.find((c) => c.chosen);
      const left = { ...change, conflicts: found };
      if (found.length === 0) return change;
      if (taken === undefined) {
        return { ...left, why: 'Nothing to take back. Left alone: count was changed since.' };
      }
      return {
        ...left,
        action: 'update' as const,
        why: 'Taken back.',
        fields: [{ field: 'count', before: taken.now, after: number('10'), rule: 'chosen' }],
      };
    });
    return {
      ...customer,
      changes,
      tally: { ...tallied(changes), unchanged: customer.tally.unchanged },
    };
  });
  const all = customers.flatMap((c) => c.changes);
  const { unchanged } = kept.preview.tally;
  const deleted = all.filter((c) => c.action === 'delete').length;
  const open = all.flatMap((c) => c.conflicts).filter((c) => c.back !== null && !c.chosen).length;
  return {
    unchanged: kept.unchanged,
    preview: {
      ...kept.preview,
      customers,
      remarks: [
        `Takes back the run ${run}.`,
        '2 client(s) were made by the run and stay: clients are never deleted.',
        ...(deleted > 0
          ? [
              `${deleted} licence(s) are deleted, which cannot be undone; a later import makes them anew.`,
            ]
          : []),
        ...(open > 0
          ? [
              `${open} field(s) were changed since, or their record stands elsewhere now: left alone unless you choose them.`,
            ]
          : []),
      ],
      tally: { ...emptyTally(), ...tallied(all), unchanged },
      clients: tallied(all.filter((c) => c.entity === 'client')),
      licences: { ...tallied(all.filter((c) => c.entity === 'licence')), unchanged },
    },
  };
}

/** What the undo could delete. */
export function offerOf(kept: PlanKept, run: string): DeletionOffer {
  const made = kept.preview.customers.flatMap((customer) =>
    customer.changes
      .filter((c) => c.entity === 'licence' && c.action === 'create')
      .map((c) => ({
        id: 9000 + c.seq,
        name: c.name,
        customer: customer.customerName,
        seq: c.seq,
      })),
  );
  const billed = (seq: number) => seq % 5 === 0;
  const licence = ({ id, name, customer, seq }: (typeof made)[number]) => ({
    id,
    name,
    customer,
    why: billed(seq)
      ? 'It is not deleted: it is counted by recurring invoice -240, "Microsoft 365 licences".'
      : '',
  });
  const licences = made.filter((m) => !billed(m.seq)).map(licence);
  return {
    run,
    confirm: `delete ${licences.length} ${licences.length === 1 ? 'licence' : 'licences'}`,
    licences,
    kept: made.filter((m) => billed(m.seq)).map(licence),
    linesUnknown: null,
  };
}
