// Where moments and counts lie in a drawing.
export interface Scale {
  /** From a value to a place. */
  of: (value: number) => number;
  ticks: readonly number[];
}

/** Counts from 0 up, with at most five round ticks. */
export function countScale(most: number, height: number): Scale {
  const least = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= least && Number.isInteger(n)) ??
      Math.ceil(least),
  );
  const top = Math.max(step, Math.ceil(most / step) * step);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  return { of: (value) => height - (value / top) * height, ticks };
}

/** Moments from the first to the last; a single one lies in the middle. */
export function timeScale(first: number, last: number, width: number): Scale {
  if (last <= first) return { of: () => width / 2, ticks: [first] };
  const parts = Math.min(5, Math.max(1, Math.floor(width / 150)));
  const ticks = Array.from({ length: parts + 1 }, (_, i) => first + ((last - first) * i) / parts);
  return { of: (value) => ((value - first) / (last - first)) * width, ticks };
}
