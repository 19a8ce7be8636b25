// What stands in the first columns of the matching table. Plain functions, not parts of their own: a key
// typed in the search field draws all visible rows anew.
import type { ReactNode } from 'react';
import type { Line } from './lines';
import { icons, type RowWords } from './row-words';

/** Two lines where rows are high, one where they are low. */
export const stack =
  'flex min-w-0 flex-col leading-tight in-data-[density=compact]:flex-row in-data-[density=compact]:items-baseline in-data-[density=compact]:gap-2';

/** The second line. On one line with the first it is cut before that is. */
export const under =
  'tabular min-w-0 truncate text-small font-normal text-muted in-data-[density=compact]:shrink-[1000]';

/** Numbers: half of one says nothing, so that where names need the room they are only in the title. */
export const number = `${under} in-data-[density=compact]:@max-[1000px]:hidden`;

export function customerCell({ row, state }: Line): ReactNode {
  const { customerName, customerId } = row;
  return (
    <span className={stack} title={`${customerName} · ${customerId}`}>
      <span className={state === 'excluded' ? 'truncate text-muted' : 'truncate'}>
        {customerName}
      </span>
      <span className={number}>{customerId}</span>
    </span>
  );
}

function stateWord({ edit, offer, state }: Line, words: RowWords): ReactNode {
  if (edit?.choice.choice === 'match') return words.state.new;
  if (offer === null) return words.state[state];
  return offer.kind === 'exact' ? words.state.sameName : words.state.suggested;
}

/** The state; with `why` where the reason has no column of its own. */
export function stateCell(line: Line, words: RowWords, why: string): ReactNode {
  const word = stateWord(line, words);
  const unsaved = line.edit !== null && line.edit.choice.choice !== 'match';
  if (!unsaved && why === '') return word;
  return (
    <span className={stack} title={unsaved ? `${words.notSaved} ${why}` : why}>
      {word}
      <span className={under}>
        {unsaved && (
          <>
            {icons.pencil}
            <span className="in-data-[density=compact]:sr-only">{words.notSaved}</span>{' '}
          </>
        )}
        {why}
      </span>
    </span>
  );
}

export function whyOf({ edit, offer, row }: Line, words: RowWords): string {
  if (edit !== null) return edit.why ?? words.why[edit.choice.choice];
  if (offer === null) return row.why;
  if (offer.score === null) return offer.why;
  const alike = words.alike({ percent: Math.round(offer.score * 100) });
  return offer.why === '' ? alike : `${alike} · ${offer.why}`;
}

export function whyCell(line: Line, words: RowWords): ReactNode {
  const why = whyOf(line, words);
  return (
    <span title={why}>
      <span className="line-clamp-2 text-small leading-tight whitespace-normal text-soft in-data-[density=compact]:line-clamp-1">
        {why}
      </span>
    </span>
  );
}
