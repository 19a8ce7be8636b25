// How far a job is. It never goes back, and readers hear only every tenth per cent.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './LiveRegion';

export interface ProgressBarProps {
  label: string;
  /** Done and all; all = null while it is not known yet. */
  value: number;
  max: number | null;
}

export function ProgressBar({ label, value, max }: ProgressBarProps) {
  const { t } = useTranslation();
  const now = max === null || max === 0 ? 0 : Math.min(100, Math.floor((value / max) * 100));
  const [furthest, setFurthest] = useState(now);
  if (now > furthest) setFurthest(now);
  const percent = Math.max(now, furthest);
  const milestone = Math.floor(percent / 10) * 10;
  useEffect(() => {
    if (milestone > 0) announce(`${label}: ${t('common.percent', { percent: milestone })}`);
  }, [label, milestone, t]);
  return (
    <div
      role="progressbar"
      aria-label={label}
      {...(max === null
        ? {}
        : { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      className="h-2 w-full overflow-hidden rounded-full border border-edge bg-wash"
    >
      <div
        className="h-full bg-accent transition-[width] duration-100 forced-colors:bg-[Highlight]"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
