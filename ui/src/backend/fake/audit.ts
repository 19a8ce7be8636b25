// The audit of the made-up store: `?audit=100000` asks for a long one, `?audit=broken` for one that was changed.
import type { AuditFieldView, AuditIndex, AuditKind, AuditLine, AuditVerdict } from '@/bindings';
import type { Commands } from '../backend';
import { customerName } from './names';

type AuditCommands = Pick<Commands, 'verifyAudit' | 'auditIndex' | 'auditLines' | 'saveAudit'>;

const asked = () => new URLSearchParams(window.location.search).get('audit') ?? '4211';

export const auditRows = () => (asked() === 'broken' ? 4211 : Number(asked()));

const brokenRow = 4180;

/** Looks like one; proves nothing. */
export function auditHash(row: number): string {
  return Array.from({ length: 8 }, (_, i) => ((row * 2654435761 + i * 40503) >>> 0).toString(16))
    .map((part) => part.padStart(8, '0'))
    .join('');
}

const acts: readonly AuditKind[] = [
  'run-ended', 'change-settled', 'change-settled', 'change-sent', 'change-settled', 'change-sent',
  'run-started', 'match-saved', 'link-saved', 'secret-saved',
]; // prettier-ignore

const fieldsOf = (kind: AuditKind, row: number): AuditFieldView[] => {
  if (kind === 'run-ended') return [{ field: 'status', before: null, after: 'done' }];
  if (kind === 'run-started') return [{ field: 'changes', before: null, after: '31' }];
  if (kind === 'match-saved') return [{ field: 'client', before: null, after: '112' }];
  if (kind === 'link-saved') return [{ field: 'licence', before: '804', after: '812' }];
  if (!kind.startsWith('change')) return [];
  const count = { field: 'count', before: String(row % 30), after: String((row % 30) + 2) };
  const price = { field: 'purchase_price', before: '9.4', after: '9.8' };
  const end = { field: 'end_date', before: null, after: '2027-11-30' };
  return row % 3 === 0 ? [count, price, end] : [count];
};

function lineOf(row: number): AuditLine {
  const kind = row === 1 ? 'begun' : (acts[row % acts.length] ?? 'change-settled');
  const change = kind.startsWith('change');
  const ofRun = change || kind.startsWith('run');
  const failed = kind === 'change-settled' && row % 17 === 4;
  const unreadable = asked() === 'broken' && row === brokenRow;
  const line: AuditLine = {
    row,
    at: new Date(Date.UTC(2026, 10, 20, 9, 12) - (auditRows() - row) * 47_000).toISOString(),
    user: row % 5 === 0 ? 'karin.oberstrasser' : 'anna',
    version: '0.1.0',
    kind,
    connection: kind === 'begun' ? null : 'giacom',
    plan: ofRun ? 'P7' : null,
    run: ofRun ? 'R6' : null,
    entity: change ? 'licence' : null,
    action: change ? 'update' : null,
    customer_id: change || kind === 'match-saved' ? `C${row % 12}` : null,
    customer: change || kind === 'match-saved' ? customerName(row % 12) : null,
    record: change ? 800 + (row % 40) : null,
    name: change ? 'Microsoft 365 Business Premium (New Commerce)' : null,
    fields: fieldsOf(kind, row),
    request: change ? 'POST /SoftwareLicence, 31 record(s)' : null,
    status: kind === 'change-settled' ? (failed ? 400 : 201) : null,
    outcome: change ? (kind === 'change-sent' ? 'sent' : failed ? 'failed' : 'applied') : null,
    code: failed ? 'HALO-400-RECORD' : null,
    why: kind === 'begun' ? 'The audit begins.' : failed ? 'Halo refused the billing cycle.' : null,
    hash: auditHash(row),
  };
  return unreadable ? { ...line, kind: null, user: '', version: '', fields: [], why: null } : line;
}

function indexOf(rows: readonly number[]): AuditIndex {
  const spans: AuditIndex['spans'] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last?.oldest === row + 1) last.oldest = row;
    else spans.push({ newest: row, oldest: row });
  }
  return { rows: rows.length, spans };
}

const broken: AuditVerdict = {
  intact: false,
  rows: brokenRow - 1,
  hash: auditHash(brokenRow - 1),
  broken: {
    row: brokenRow,
    kind: null,
    at: null,
    why: 'Its hash does not follow from what it says and from the row before: it was changed, put in, or moved.',
  },
};

export function auditCommands(): AuditCommands {
  return {
    verifyAudit: () => {
      const rows = auditRows();
      const intact = { intact: true, rows, hash: auditHash(rows), broken: null };
      return Promise.resolve(asked() === 'broken' ? broken : intact);
    },
    auditIndex: ({ run, kind, text }) => {
      const rows = auditRows();
      const wanted = text?.toLowerCase() ?? '';
      if (run === null && kind === null && wanted === '') {
        return Promise.resolve({ rows, spans: rows === 0 ? [] : [{ newest: rows, oldest: 1 }] });
      }
      const all = Array.from({ length: rows }, (_, i) => rows - i);
      const fits = (row: number) => {
        const line = lineOf(row);
        return (
          (run === null || line.run === run) &&
          (kind === null || line.kind === kind) &&
          JSON.stringify(Object.values(line)).toLowerCase().includes(wanted)
        );
      };
      return Promise.resolve(indexOf(all.filter(fits)));
    },
    auditLines: (rows) =>
      Promise.resolve(rows.filter((row) => row >= 1 && row <= auditRows()).map(lineOf)),
    saveAudit: (format) =>
      Promise.resolve({ name: `halyard-audit.${format}`, folder: '/home/you/Downloads' }),
  };
}
