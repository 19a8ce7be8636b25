// What a person should know of the readings before the list is relied on.
import { Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RenewalSource } from '@/bindings';
import { useConnectionNames } from '@/api/vendor';
import { notesOf, type Note } from './words';

/** With `all` also what is as it should be. */
export function Sources({ sources, all }: { sources: readonly RenewalSource[]; all?: boolean }) {
  const { t } = useTranslation();
  const nameOf = useConnectionNames();
  const notes = sources
    .flatMap((source) => notesOf(t, source, nameOf(source.connection)))
    .filter((note) => note.care || all === true);
  if (notes.length === 0) return null;
  return (
    <ul data-testid="renewal-notes" className="flex flex-col gap-1">
      {notes.map((note) => (
        <Line key={note.text} note={note} />
      ))}
    </ul>
  );
}

function Line({ note }: { note: Note }) {
  const Icon = note.care ? TriangleAlert : Info;
  return (
    <li className="flex items-start gap-2">
      <Icon
        aria-hidden
        size={16}
        className={`mt-0.5 shrink-0 ${note.care ? 'text-care' : 'text-muted'}`}
      />
      <span className="[overflow-wrap:anywhere]">{note.text}</span>
    </li>
  );
}
