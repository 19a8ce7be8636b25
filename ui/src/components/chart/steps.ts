// Counts jump: a value stands until the next one. Where it is not known, nothing is drawn.
export interface Step {
  /** Milliseconds since 1970. */
  at: number;
  /** Null where there is nothing to draw; why, in `gap`. */
  value: number | null;
  gap?: string;
}

export interface StepSeries {
  id: string;
  name: string;
  /** How it is drawn: a broad line with round marks, or a thin dashed one with square marks. */
  look: 'broad' | 'dashed';
  steps: readonly Step[];
}

export interface Piece {
  from: number;
  until: number;
  value: number;
}

/** Runs of steps without a gap between them. */
export function runsOf(steps: readonly Step[], until: number): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  steps.forEach((step, i) => {
    if (step.value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
      return;
    }
    run.push({
      from: step.at,
      until: steps[i + 1]?.at ?? Math.max(until, step.at),
      value: step.value,
    });
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

export interface Gap {
  from: number;
  until: number;
  words: string;
}

/** Stretches of which something is to be said instead of drawn. */
export function gapsOf(steps: readonly Step[], until: number): Gap[] {
  return steps.flatMap((step, i) =>
    step.value !== null || step.gap === undefined
      ? []
      : [{ from: step.at, until: steps[i + 1]?.at ?? until, words: step.gap }],
  );
}
