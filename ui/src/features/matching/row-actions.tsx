// The small buttons at the end of a row. Plain ones with titles: a tooltip part for each of them would
// make typing in the search field slow.
import type { MouseEvent, ReactNode } from 'react';
import type { RowActs } from './acts';
import type { Line } from './lines';
import { icons, type RowWords } from './row-words';

/** Twice on a button is not twice on the row. */
const own = (event: MouseEvent) => event.stopPropagation();

function small(label: string, icon: ReactNode, onClick: () => void): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      onDoubleClick={own}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded text-muted -outline-offset-2 hover:bg-hover hover:text-ink"
    >
      {icon}
    </button>
  );
}

/** What does not apply keeps its place, so that the same button is in the same column everywhere. */
const gap = <span className="size-7 shrink-0" />;

export function rowActions(line: Line, words: RowWords, acts: RowActs): ReactNode {
  const { row, offer, edit, state } = line;
  const customer = row.customerName;
  const accept = offer === null ? '' : words.acceptFor({ client: offer.clientName, customer });
  return (
    <span className="flex items-center justify-end">
      {offer !== null && (
        <button
          type="button"
          aria-label={accept}
          title={accept}
          onClick={() => acts.accept([line])}
          onDoubleClick={own}
          className="mr-1 inline-flex h-7 min-w-7 shrink-0 items-center justify-center gap-1 rounded border border-edge bg-paper px-1.5 text-small text-ink -outline-offset-2 hover:bg-hover"
        >
          {icons.accept}
          <span className="@max-[1240px]:sr-only">{words.accept}</span>
        </button>
      )}
      {state === 'create'
        ? gap
        : small(words.createFor({ customer }), icons.create, () => acts.create([line]))}
      {state === 'excluded'
        ? gap
        : small(words.excludeFor({ customer }), icons.exclude, () => acts.exclude([line]))}
      {edit !== null
        ? small(words.revertFor({ customer }), icons.revert, () => acts.revert(line))
        : state === 'unmatched'
          ? gap
          : small(words.clearFor({ customer }), icons.clear, () => acts.clear([line]))}
    </span>
  );
}
