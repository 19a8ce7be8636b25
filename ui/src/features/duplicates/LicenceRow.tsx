// One licence of a group, with the tick that sets it inactive.
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DuplicateLicence } from '@/bindings';
import { Badge } from '@/components/ui/Badge';
import { Checkbox } from '@/components/ui/Checkbox';
import { cn } from '@/lib/cn';
import { date, decimal } from '@/lib/format';

interface LicenceRowProps {
  licence: DuplicateLicence;
  ticked: boolean;
  /** Whether it may be ticked: one of the group stays. */
  may: boolean;
  onTurn: () => void;
}

export function LicenceRow({ licence, ticked, may, onTurn }: LicenceRowProps) {
  const { t } = useTranslation();
  const { id, name, count, price, cycle, linked, lines, keep } = licence;
  const billing = lines.some((line) => !line.inactive);
  return (
    <tr
      className={cn('border-b border-line align-top', ticked && 'bg-selected')}
      title={may ? undefined : t('duplicates.mustStay')}
    >
      <td className="py-1.5">
        <Checkbox
          labelHidden
          label={t('duplicates.chooseOne', { id })}
          checked={ticked}
          disabled={!may}
          onChange={onTurn}
        />
      </td>
      <th scope="row" className="px-2 py-1.5 text-left font-normal">
        <span className="[overflow-wrap:anywhere]">{name}</span>
        <span className="tabular flex flex-wrap items-center gap-2 text-small text-muted">
          {id}
          {keep && <Badge tone="good">{t('duplicates.keeps')}</Badge>}
        </span>
      </th>
      <td className="tabular px-2 py-1.5 text-right">{decimal(count)}</td>
      <td className="tabular px-2 py-1.5 text-right">
        {price === null ? t('common.notKnown') : decimal(price, 2)}
        {cycle !== null && <span className="block text-small text-muted">{cycle}</span>}
      </td>
      <td className="px-2 py-1.5">{useValid(licence)}</td>
      <td className="px-2 py-1.5">
        {linked === '' ? t('duplicates.otherConnection') : (linked ?? t('duplicates.nothing'))}
      </td>
      <td className="px-2 py-1.5">
        {lines.length === 0 && t('duplicates.nothing')}
        <ul>
          {lines.map((on) => {
            const line = t('duplicates.line', on);
            return (
              <li key={line} className="[overflow-wrap:anywhere]">
                {on.inactive ? t('duplicates.lineOff', { line }) : line}
              </li>
            );
          })}
        </ul>
        {ticked && billing && (
          <p className="mt-1 flex items-start gap-1.5 text-small text-care">
            <TriangleAlert aria-hidden size={15} className="mt-0.5 shrink-0" />
            {t('duplicates.lineCare')}
          </p>
        )}
      </td>
    </tr>
  );
}

function useValid({ starts, ends }: DuplicateLicence): string {
  const { t } = useTranslation();
  if (starts !== null && ends !== null) {
    return t('duplicates.fromUntil', { from: date(starts), until: date(ends) });
  }
  if (starts !== null) return t('duplicates.from', { from: date(starts) });
  return ends === null ? t('duplicates.always') : t('duplicates.until', { until: date(ends) });
}
