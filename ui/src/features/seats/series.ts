// The history as two series of steps. A change between two looks is drawn where it was seen.
import type { TFunction } from 'i18next';
import type { SeatHistory, SeatPoint } from '@/bindings';
import type { Step, StepSeries } from '@/components/chart/steps';
import { haloWords, vendorWords } from './words';

const moment = (at: string) => new Date(at).getTime();

function vendorStep(t: TFunction, { at, vendor }: SeatPoint): Step {
  const value = vendor.state === 'counted' ? vendor.count : null;
  return {
    at: moment(at),
    value,
    gap: t('seats.gap', { side: t('seats.vendor'), words: vendorWords(t, vendor) }),
  };
}

function haloStep(t: TFunction, { at, halo }: SeatPoint): Step {
  const value = halo.state === 'live' && halo.count !== null ? Number(halo.count) : null;
  return {
    at: moment(at),
    value,
    gap: t('seats.gap', { side: t('seats.halo'), words: haloWords(t, halo) }),
  };
}

/** Only where it changed: what stays is one step. */
function changed(steps: Step[]): Step[] {
  return steps.filter((step, i) => {
    const before = steps[i - 1];
    return before === undefined || before.value !== step.value || before.gap !== step.gap;
  });
}

export function seriesOf(t: TFunction, { points }: SeatHistory): StepSeries[] {
  const oldest = [...points].reverse();
  return [
    {
      id: 'vendor',
      name: t('seats.vendor'),
      look: 'broad',
      steps: changed(oldest.map((point) => vendorStep(t, point))),
    },
    {
      id: 'halo',
      name: t('seats.halo'),
      look: 'dashed',
      steps: changed(oldest.map((point) => haloStep(t, point))),
    },
  ];
}

/** Until when both are known to be as they are. */
export function knownUntil({ vendorSeen, haloSeen, points }: SeatHistory): number {
  const seen = [vendorSeen, haloSeen, points[0]?.at].filter((at) => at != null);
  return Math.max(...seen.map(moment));
}
