// A sentence with names of fields between backticks, as the engine writes them: those are set as code.
import { Fragment } from 'react';

export function CodeWords({ text }: { text: string }) {
  return text.split('`').map((part, i) =>
    i % 2 === 1 ? (
      <code key={`${i} ${part}`} className="font-mono">
        {part}
      </code>
    ) : (
      <Fragment key={`${i} ${part}`}>{part}</Fragment>
    ),
  );
}
