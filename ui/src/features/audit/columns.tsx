// The columns of the audit's rows.
import type { TFunction } from 'i18next';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditLine } from '@/bindings';
import type { Column } from '@/components/data-table/columns';
import { inks } from '@/components/ui/tones';
import { cn } from '@/lib/cn';
import { count, dateTime } from '@/lib/format';
import { fieldName } from '@/lib/shown';
import type { Slot } from './slots';
import { actOf, ofWhat, toneOf } from './words';

/** What has not been read yet is a grey bar, not an empty cell. */
function of(slot: Slot, cell: (line: AuditLine) => ReactNode): ReactNode {
  if (slot.line !== null) return cell(slot.line);
  return <span aria-hidden className="h-2.5 w-full max-w-24 rounded-sm bg-hover" />;
}

function Fields({ line }: { line: AuditLine }) {
  const { why } = line;
  // A new record's name stands beside it already.
  const fields = line.fields.filter((f) => f.field !== 'name' || f.after !== line.name);
  if (fields.length === 0) {
    return (
      <span className="truncate text-soft" title={why ?? undefined}>
        {why}
      </span>
    );
  }
  const told = fields.map((f) => `${fieldName(f.field)} ${f.before ?? ''} → ${f.after ?? ''}`);
  return (
    <span className="truncate" title={told.join('\n')}>
      {fields.map((f, i) => (
        <span key={f.field}>
          {i > 0 && <span className="text-muted">; </span>}
          <span className="text-small text-muted">{fieldName(f.field)}</span>{' '}
          {f.before !== null && <del className="text-muted">{f.before}</del>}
          {f.before !== null && f.after !== null && ' → '}
          {f.after !== null && <ins className="font-medium no-underline">{f.after}</ins>}
        </span>
      ))}
    </span>
  );
}

/** In its colour; what it says is told by its word. */
function Act({ line, t }: { line: AuditLine; t: TFunction }) {
  const tone = toneOf(line);
  return (
    <span className={cn('truncate', tone !== null && inks[tone])} title={actOf(line, t)}>
      {actOf(line, t)}
    </span>
  );
}

export function auditColumns(t: TFunction, onOpen: (row: number) => void): Column<Slot>[] {
  return [
    {
      id: 'row',
      header: t('audit.row'),
      width: 80,
      cell: ({ row }) => (
        <button
          type="button"
          aria-label={t('audit.open', { row })}
          data-testid={`audit-row-${row}`}
          className="tabular min-h-6 min-w-6 text-left font-medium text-accent-ink underline underline-offset-2"
          onClick={() => onOpen(row)}
        >
          {count(row)}
        </button>
      ),
    },
    {
      id: 'when',
      header: t('audit.when'),
      width: 160,
      cell: (slot) => of(slot, (l) => (l.kind === null ? '' : dateTime(l.at))),
    },
    {
      id: 'by',
      header: t('audit.by'),
      width: 70,
      grow: 1,
      cell: (slot) =>
        of(slot, (l) => (
          <span className="truncate" title={`${l.user}, Halyard ${l.version}`}>
            {l.user}
          </span>
        )),
    },
    {
      id: 'act',
      header: t('audit.act'),
      width: 130,
      cell: (slot) => of(slot, (l) => <Act line={l} t={t} />),
    },
    {
      id: 'of',
      header: t('audit.of'),
      width: 100,
      grow: 3,
      cell: (slot) => of(slot, ofWhat),
    },
    {
      id: 'fields',
      header: t('audit.fields'),
      width: 172,
      grow: 4,
      cell: (slot) => of(slot, (l) => <Fields line={l} />),
    },
    {
      id: 'run',
      header: t('audit.run'),
      width: 48,
      cell: (slot) =>
        of(slot, (l) =>
          l.run === null ? (
            (l.plan ?? '')
          ) : (
            <Link
              to="/receipts/$run"
              params={{ run: l.run }}
              className="text-accent-ink underline underline-offset-2"
            >
              {l.run}
            </Link>
          ),
        ),
    },
    {
      id: 'answer',
      header: t('audit.answer'),
      width: 56,
      cell: (slot) =>
        of(slot, (l) => (
          <span className="tabular" title={l.code ?? undefined}>
            {l.status ?? ''}
          </span>
        )),
    },
  ];
}
