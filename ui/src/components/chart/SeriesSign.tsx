// How a series is drawn, small, to stand beside its name.
import type { StepSeries } from './steps';
import './chart.css';

export function SeriesSign({ look }: { look: StepSeries['look'] }) {
  return (
    <svg aria-hidden width={30} height={12} className="chart shrink-0 self-center">
      <path className="chart-line" data-look={look} d="M1 6H29" />
      {look === 'broad' ? (
        <circle className="chart-mark" data-look={look} cx={15} cy={6} r={5} />
      ) : (
        <rect className="chart-mark" data-look={look} x={12} y={3} width={6} height={6} />
      )}
    </svg>
  );
}
