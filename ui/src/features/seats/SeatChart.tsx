// The picture of a history.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatHistory } from '@/bindings';
import { StepChart } from '@/components/chart/StepChart';
import { date } from '@/lib/format';
import { knownUntil, seriesOf } from './series';
import { haloWords, vendorWords } from './words';

export function SeatChart({ history }: { history: SeatHistory }) {
  const { t } = useTranslation();
  const series = useMemo(() => seriesOf(t, history), [t, history]);
  const until = knownUntil(history);
  const oldest = history.points.at(-1);
  if (oldest === undefined) return null;
  return (
    <StepChart
      label={t('seats.chartSummary', {
        from: date(oldest.at),
        until: date(new Date(until)),
        vendor: vendorWords(t, history.vendor),
        halo: haloWords(t, history.halo),
      })}
      series={series}
      until={until}
    />
  );
}
