// What both sides count now, when that was seen, and how far apart they are. Also the key to the picture.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SeatHistory } from '@/bindings';
import { SeriesSign } from '@/components/chart/SeriesSign';
import { age } from '@/lib/format';
import { compared, haloWords, vendorWords, type Comparison } from './words';

const looks = { same: 'text-good', notCompared: 'text-muted' } as const;

function comparison(t: TFunction, said: Comparison): string {
  if (said.is === 'moreVendor' || said.is === 'moreHalo') {
    return t(`seats.${said.is}`, { count: said.by });
  }
  return t(`seats.${said.is}`);
}

export function Figures({ history }: { history: SeatHistory }) {
  const { t } = useTranslation();
  const { vendor, halo, vendorSeen, haloSeen } = history;
  const seen = (at: string | null) =>
    at === null ? t('seats.neverSeen') : t('seats.seen', { at: age(at) });
  const said = compared(vendor, halo);
  return (
    <dl className="tabular flex flex-wrap items-baseline gap-x-10 gap-y-2">
      <div className="flex items-baseline gap-2">
        <dt className="flex items-baseline gap-2 text-soft">
          <SeriesSign look="broad" />
          {t('seats.vendor')}
        </dt>
        <dd className="flex items-baseline gap-2">
          <span className="text-title font-semibold">{vendorWords(t, vendor)}</span>
          <span className="text-small text-muted">{seen(vendorSeen)}</span>
        </dd>
      </div>
      <div className="flex items-baseline gap-2">
        <dt className="flex items-baseline gap-2 text-soft">
          <SeriesSign look="dashed" />
          {t('seats.halo')}
        </dt>
        <dd className="flex items-baseline gap-2">
          <span className="text-title font-semibold">{haloWords(t, halo)}</span>
          <span className="text-small text-muted">{seen(haloSeen)}</span>
        </dd>
      </div>
      <div>
        <dt className="sr-only">{t('seats.now')}</dt>
        <dd
          className={said.is === 'same' || said.is === 'notCompared' ? looks[said.is] : 'text-care'}
        >
          {comparison(t, said)}
        </dd>
      </div>
    </dl>
  );
}
