// Which of the inbox is listed, as the address has it.
import type { Kind } from '@/bindings';
import { signOf } from './kinds';

export interface InboxSearch {
  connection?: string;
  kind?: Kind;
}

const isKind = (word: unknown): word is Kind => typeof word === 'string' && word in signOf;

export function inboxSearch({ connection, kind }: Record<string, unknown>): InboxSearch {
  return {
    ...(typeof connection === 'string' && connection !== '' ? { connection } : {}),
    ...(isKind(kind) ? { kind } : {}),
  };
}
