// Counts over time as steps, each series told by width, dash, mark and word as well as colour. What it shows
// must stand beside it as text or as a table: it is one picture to a screen reader.
import { useLayoutEffect, useRef, useState } from 'react';
import { count, date } from '@/lib/format';
import { countScale, timeScale } from './scale';
import { gapsOf, runsOf, type Piece, type StepSeries } from './steps';
import './chart.css';

export interface StepChartProps {
  /** What the picture shows, in a sentence. */
  label: string;
  series: readonly StepSeries[];
  /** Until when the last values are known, in milliseconds since 1970. */
  until: number;
}

const height = 168;
const margin = { top: 12, right: 84, bottom: 26, left: 48 };
/** Names at the ends of the lines are not closer to each other than this. */
const apart = 17;
/** A mark needs about as much. */
const markRoom = 16;
/** Letters are about this wide; what is said of a gap may stand over by half. */
const letter = 6.5;

/** The width there is; a guess until it is known. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => setWidth(Math.max(320, element.clientWidth));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width] as const;
}

function pathOf(run: readonly Piece[], x: (at: number) => number, y: (n: number) => number) {
  return run
    .map(({ from, until, value }, i) => {
      const start = `${x(from).toFixed(1)} ${y(value).toFixed(1)}`;
      return `${i === 0 ? `M${start}` : `L${start}`}H${x(until).toFixed(1)}`;
    })
    .join('');
}

function Mark({ look, x, y }: { look: StepSeries['look']; x: number; y: number }) {
  return look === 'broad' ? (
    <circle className="chart-mark" data-look={look} cx={x} cy={y} r={5} />
  ) : (
    <rect className="chart-mark" data-look={look} x={x - 3} y={y - 3} width={6} height={6} />
  );
}

export function StepChart({ label, series, until }: StepChartProps) {
  const [box, outer] = useWidth();
  const width = outer - margin.left - margin.right;
  const steps = series.flatMap((s) => s.steps);
  const first = Math.min(...steps.map((s) => s.at));
  const last = Math.max(until, ...steps.map((s) => s.at));
  const values = steps.flatMap((s) => (s.value === null ? [] : [s.value]));
  const { of: x, ticks: moments } = timeScale(first, last, width);
  const { of: y, ticks: counts } = countScale(Math.max(0, ...values), height);
  const lone = last <= first;
  // Marks that would touch each other say less than none.
  const dense = Math.max(...series.map((s) => s.steps.length)) > width / markRoom;
  const ends = spread(
    series.flatMap(({ id, name, steps: own }) => {
      const value = own.at(-1)?.value;
      return value == null ? [] : [{ id, name, y: y(value) }];
    }),
  );
  const days = moments.map((at) => date(new Date(at)));
  return (
    <div ref={box} className="w-full min-w-0 overflow-hidden">
      <svg
        role="img"
        aria-label={label}
        width={outer}
        height={height + margin.top + margin.bottom}
        data-dense={dense || undefined}
        className="chart block"
      >
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {counts.map((n) => (
            <g key={n}>
              <line className="chart-grid" x1={0} x2={width} y1={y(n)} y2={y(n)} />
              <text className="chart-text tabular" x={-10} y={y(n)} dy="0.32em" textAnchor="end">
                {count(n)}
              </text>
            </g>
          ))}
          {moments.map((at, i) =>
            days.indexOf(days[i] ?? '') < i ? null : (
              <text
                key={at}
                className="chart-text tabular"
                x={x(at)}
                y={height + 19}
                textAnchor={lone ? 'middle' : i === 0 ? 'start' : 'middle'}
              >
                {days[i]}
              </text>
            ),
          )}
          {series.map(({ id, look, steps: own }) => (
            <g key={id} data-testid={`series-${id}`}>
              {runsOf(own, last).map((run) => (
                <g key={run[0]?.from}>
                  <path className="chart-line" data-look={look} d={pathOf(run, x, y)} />
                  {!dense &&
                    run.map(({ from, value }) => (
                      <Mark key={from} look={look} x={x(from)} y={y(value)} />
                    ))}
                </g>
              ))}
              {gapsOf(own, last).map(({ from, until: end, words }) => {
                const room = x(end) - x(from);
                return room < (words.length * letter) / 2 ? null : (
                  <text
                    key={from}
                    className="chart-text chart-gap"
                    x={(x(from) + x(end)) / 2}
                    y={look === 'broad' ? height - 24 : height - 8}
                    textAnchor="middle"
                  >
                    {words}
                  </text>
                );
              })}
            </g>
          ))}
          {ends.map((end) => (
            <text
              key={end.id}
              className="chart-text chart-name"
              x={(lone ? width / 2 : width) + 12}
              y={end.y}
              dy="0.32em"
            >
              {end.name}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

interface End {
  id: string;
  name: string;
  y: number;
}

/** Moves names that would cover each other apart, in the order of the series where they are level. */
function spread(ends: End[]): End[] {
  const sorted = ends.map((end, i) => ({ ...end, i })).sort((a, b) => a.y - b.y || a.i - b.i);
  const [upper, lower] = sorted;
  if (upper === undefined || lower === undefined) return sorted;
  const short = apart - (lower.y - upper.y);
  if (short <= 0) return sorted;
  return [
    { ...upper, y: upper.y - short / 2 },
    { ...lower, y: lower.y + short / 2 },
  ];
}
