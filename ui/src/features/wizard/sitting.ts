// One side of the wizard while it is open: what is typed, which steps are done, and the draft that is kept
// of both. The secret stays here and is never part of the draft.
import { useEffect, useRef, useState } from 'react';
import type { Draft, Side } from '@/bindings';
import { useKeepDraft } from './queries';
import type { Step } from './steps';

export interface Sitting<F> {
  fields: F;
  set: (change: Partial<F>) => void;
  done: ReadonlySet<Step>;
  finish: (step: Step) => void;
  /** Something differs from what is saved, or a secret was typed. */
  changed: boolean;
  /** It is saved: no draft is to be kept any more. */
  close: () => void;
}

interface Start<F> {
  kind: Side;
  step: Step;
  fields: F;
  done: ReadonlySet<Step>;
  /** What of the fields belongs in a draft. */
  form: (fields: F) => Pick<Draft, 'halo'> | Pick<Draft, 'vendor'>;
  /** What is saved of it. */
  saved: F;
}

export function useSitting<F extends { secret: string }>(start: Start<F>): Sitting<F> {
  const { kind, step, form } = start;
  const keep = useKeepDraft();
  const [fields, setFields] = useState(start.fields);
  const [done, setDone] = useState(start.done);
  const [saved] = useState(() => JSON.stringify(form(start.saved)));
  const [opened] = useState(() => JSON.stringify(form(start.fields)));
  const closed = useRef(false);
  const typed = JSON.stringify(form(fields));
  const moved = done.size > start.done.size;
  const draft = JSON.stringify({
    step,
    done: [...done],
    halo: null,
    vendor: null,
    ...form(fields),
  });
  // Opening a wizard and leaving it again is no beginning.
  const begun = typed !== opened || (moved && typed !== saved);
  const pending = useRef<string | null>(null);
  const flush = useRef<() => void>(() => undefined);
  useEffect(() => {
    flush.current = () => {
      if (pending.current === null || closed.current) return;
      void keep(kind, JSON.parse(pending.current) as Draft);
      pending.current = null;
    };
  });
  useEffect(() => {
    if (!begun) return undefined;
    pending.current = draft;
    const timer = setTimeout(() => flush.current(), 300);
    return () => clearTimeout(timer);
  }, [draft, begun]);
  useEffect(() => () => flush.current(), []);
  return {
    fields,
    set: (change) => setFields((was) => ({ ...was, ...change })),
    done,
    finish: (which) => setDone((was) => new Set(was).add(which)),
    changed: typed !== saved || fields.secret !== '',
    close: () => {
      closed.current = true;
    },
  };
}
