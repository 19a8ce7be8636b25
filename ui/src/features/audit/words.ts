// What a row of the audit says, in a few words.
import type { TFunction } from 'i18next';
import type { AuditKind, AuditLine, ChangeState } from '@/bindings';
import { audit } from '@/text/audit';
import type { Tone } from '@/components/ui/tones';

export const kinds = Object.keys(audit.kinds) as AuditKind[];

export function actOf(line: AuditLine, t: TFunction): string {
  return line.kind === null ? t('audit.unreadable') : t(`audit.kinds.${line.kind}`);
}

/** Of whom or what: the record, whose it is, or the connection. */
export function ofWhat(line: AuditLine): string {
  const { name, customer, customer_id: id, connection } = line;
  const whose = customer ?? id;
  if (name !== null && whose !== null && name !== whose) return `${name}, ${whose}`;
  return name ?? whose ?? connection ?? '';
}

const tones: Record<ChangeState, Tone> = {
  waiting: 'idle',
  sent: 'idle',
  written: 'good',
  applied: 'good',
  already: 'good',
  stale: 'care',
  failed: 'bad',
  person: 'care',
};

export function toneOf({ outcome, code }: AuditLine): Tone {
  if (outcome !== null) return tones[outcome];
  return code === null ? 'idle' : 'bad';
}

/** Halo's answer code, and what became of the change. */
export function answerOf({ status, outcome, code }: AuditLine, t: TFunction): string {
  const said = outcome === null ? (code ?? '') : t(`audit.outcomes.${outcome}`);
  return [status === null ? '' : String(status), said].filter(Boolean).join(' ');
}
