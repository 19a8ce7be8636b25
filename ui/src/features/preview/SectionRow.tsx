// The head of a part of the table: removals, what waits, the customers.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/lib/format';
import { GroupHead } from './GroupHead';
import type { SectionEntry } from './lines';
import type { Place } from './Row';
import { Tick } from './Tick';
import type { Out } from './ticks';

interface SectionRowProps extends Place {
  entry: SectionEntry;
  open: boolean;
  /** The customers stand alone: nothing is above them. */
  only: boolean;
  /** Null where nothing is to be ticked any more. */
  out: Out | null;
  onTick: (seqs: readonly number[], on: boolean) => void;
  onTurn: (id: string) => void;
}

function Drawn({ entry, open, only, out, onTick, onTurn, ...place }: SectionRowProps) {
  const { t } = useTranslation();
  const { section, seqs } = entry;
  const title = {
    cuts: t('preview.sectionCuts'),
    unmatched: t('preview.sectionUnmatched'),
    held: t('preview.sectionHeld'),
    customers: t(only ? 'preview.sectionCustomersOnly' : 'preview.sectionCustomers'),
  }[section];
  const text = {
    cuts: out === null ? '' : t('preview.sectionCutsText'),
    unmatched: t('preview.sectionUnmatchedText'),
    held: t('preview.sectionHeldText'),
    customers: t('preview.changes', { count: seqs.length }),
  }[section];
  const counted =
    section === 'customers' || section === 'unmatched'
      ? t('preview.customers', { count: entry.count })
      : count(entry.count);
  return (
    <GroupHead
      place={place}
      level={1}
      open={open}
      strong
      testid={`section-${section}`}
      onTurn={() => onTurn(place.id)}
      title={
        <>
          {title} <span className="tabular ml-1 font-normal text-muted">{counted}</span>
        </>
      }
      about={text}
      money={null}
      tick={
        out !== null && seqs.length > 0 ? (
          <Tick
            label={t('preview.tickSection', { section: title })}
            seqs={seqs}
            out={out}
            onTick={onTick}
          />
        ) : null
      }
    />
  );
}

export const SectionRow = memo(Drawn);
