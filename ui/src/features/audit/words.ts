// What a row of the audit says, in a few words.
import type { TFunction } from 'i18next';
import type { AuditKind, AuditLine, ChangeState } from '@/bindings';
import { audit } from '@/text/audit';
import type { Tone } from '@/components/ui/tones';

export const kinds = Object.keys(audit.kinds) as AuditKind[];

export function actOf({ kind, outcome }: AuditLine, t: TFunction): string {
  if (kind === null) return t('audit.unreadable');
  // What became of it says more than that something became of it.
  if (kind === 'change-settled' && outcome !== null) return t(`audit.settled.${outcome}`);
  return t(`audit.kinds.${kind}`);
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

/** None where nothing is to be marked. */
export function toneOf({ kind, outcome, code }: AuditLine): Tone | null {
  if (kind === null) return 'bad';
  if (kind === 'change-settled' && outcome !== null) return tones[outcome];
  return code === null ? null : 'bad';
}
