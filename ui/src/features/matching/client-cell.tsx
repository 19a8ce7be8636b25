// The Halo client of a customer: saved, new beside the old one, suggested, or to be chosen. It is the
// button that opens the choice.
import type { ReactNode } from 'react';
import type { ClientChoice } from '@/bindings';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import type { RowActs } from './acts';
import { number, stack, under } from './cells';
import type { Line } from './lines';
import { icons, type RowWords } from './row-words';

interface Shown {
  name: string;
  id: number | null;
  look: string;
}

function shownClient({ row, edit, offer, state }: Line, words: RowWords): Shown {
  if (edit?.choice.choice === 'match') {
    return { name: edit.clientName ?? '', id: edit.choice.clientId, look: 'font-semibold' };
  }
  if (offer !== null) {
    return { name: offer.clientName, id: offer.clientId, look: 'text-soft italic' };
  }
  if (state === 'matched' || state === 'conflict') {
    return { name: row.clientName ?? words.notKnown, id: row.clientId, look: '' };
  }
  const look = state === 'unmatched' ? 'text-accent-ink' : 'text-muted';
  return { name: words.none[state], id: null, look };
}

function placeOf(id: number, client: ClientChoice | undefined, words: RowWords): string {
  return client?.topLevel == null
    ? words.client({ id })
    : words.clientOf({ id, topLevel: client.topLevel });
}

export function clientCell(
  line: Line,
  words: RowWords,
  clients: ReadonlyMap<number, ClientChoice>,
  acts: RowActs,
): ReactNode {
  const { row, edit, state } = line;
  const { name, id, look } = shownClient(line, words);
  const old = edit !== null && row.clientId !== null && row.clientId !== id ? row.clientName : null;
  const place = id === null ? '' : placeOf(id, clients.get(id), words);
  const customer = row.customerName;
  return (
    <button
      type="button"
      title={place === '' ? name : `${name} · ${place}`}
      onClick={() => acts.choose(line)}
      className="group/client -ml-1.5 flex min-h-6 min-w-0 flex-1 items-center gap-1 rounded px-1.5 text-left -outline-offset-2 hover:bg-hover"
    >
      <span className={cn(stack, 'flex-1')}>
        <span className={cn('truncate', look)}>{name}</span>
        {old !== null ? (
          <del className={under}>
            <VisuallyHidden>{words.was}</VisuallyHidden>
            {old}
          </del>
        ) : (
          place !== '' && <span className={number}>{place}</span>
        )}
      </span>
      {/* Its name is what it shows, and what it does. */}
      <VisuallyHidden>
        {state === 'unmatched' && id === null
          ? words.forCustomer({ customer })
          : words.changeFor({ customer })}
      </VisuallyHidden>
      <span className="opacity-0 group-hover/row:opacity-100 group-focus-visible/client:opacity-100">
        {icons.open}
      </span>
    </button>
  );
}
