// Halo's clients as a list to choose from: who uses which, and which are found by a search.
import type { ClientChoice, MatchRow } from '@/bindings';
import { fold } from '@/lib/fold';
import type { Edits } from './staging';

export interface ClientOption {
  client: ClientChoice;
  /** Other customers that are this client, saved or staged. */
  usedBy: readonly string[];
  /** Why it is suggested for this customer. */
  suggested: string | null;
  /** It is what is saved for this customer. */
  saved: boolean;
}

/** Customers by the client they are staged to be. */
function stagedUsers(rows: readonly MatchRow[], edits: Edits): Map<number, string[]> {
  const users = new Map<number, string[]>();
  if (edits.size === 0) return users;
  for (const { customerId, customerName } of rows) {
    const choice = edits.get(customerId)?.choice;
    if (choice?.choice !== 'match') continue;
    users.set(choice.clientId, [...(users.get(choice.clientId) ?? []), customerName]);
  }
  return users;
}

export function optionsFor(
  row: MatchRow,
  clients: readonly ClientChoice[],
  rows: readonly MatchRow[],
  edits: Edits,
): ClientOption[] {
  const staged = stagedUsers(rows, edits);
  const options = clients.map((client): ClientOption => {
    const users = [...client.usedBy, ...(staged.get(client.id) ?? [])];
    const others = users.filter((name) => name !== row.customerName);
    return {
      client,
      usedBy: [...new Set(others)],
      suggested: row.proposal?.clientId === client.id ? row.proposal.why : null,
      saved: row.clientId === client.id,
    };
  });
  // What is suggested stands on top; the rest stays in the order of names.
  return options.sort((a, b) => Number(b.suggested !== null) - Number(a.suggested !== null));
}

const texts = new WeakMap<ClientChoice, string>();

function textOf(client: ClientChoice): string {
  const known = texts.get(client);
  if (known !== undefined) return known;
  const text = fold(`${client.name}\n#${client.id}\n${client.topLevel ?? ''}`);
  texts.set(client, text);
  return text;
}

export function searched(
  options: readonly ClientOption[],
  search: string,
): readonly ClientOption[] {
  const words = search
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  if (words.length === 0) return options;
  return options.filter((o) => words.every((word) => textOf(o.client).includes(word)));
}

/** The next that can be chosen, from `from` in steps of `step`; −1 where there is none. */
export function nextFree(options: readonly ClientOption[], from: number, step: 1 | -1): number {
  for (let i = from; i >= 0 && i < options.length; i += step) {
    if (options[i]?.client.inactive === false) return i;
  }
  return -1;
}
