// One line of the table, as what it is.
import { useTranslation } from 'react-i18next';
import { acts } from './change';
import { ChangeRow } from './ChangeRow';
import { CustomerRow } from './CustomerRow';
import { DetailRow } from './DetailRow';
import type { Entry } from './lines';
import type { Fields } from './measures';
import { PlainRow } from './PlainRow';
import type { Place } from './Row';
import { SectionRow } from './SectionRow';
import type { Out } from './ticks';
import { UnmatchedRow } from './UnmatchedRow';

interface TableLineProps {
  place: Place;
  entry: Entry;
  open: boolean;
  only: boolean;
  expanded: boolean;
  shownFields: Fields;
  activeCol: number;
  /** Null where nothing is to be ticked any more. */
  out: Out | null;
  onTick: (seqs: readonly number[], on: boolean) => void;
  onTurn: (id: string) => void;
  onExpand: (seq: number) => void;
  measure: (node: HTMLDivElement | null) => void;
}

export function TableLine(props: TableLineProps) {
  const { place, entry, open, out, onTick, onTurn } = props;
  const { t } = useTranslation();
  switch (entry.kind) {
    case 'section':
      return (
        <SectionRow
          {...place}
          entry={entry}
          open={open}
          only={props.only}
          out={out}
          onTick={onTick}
          onTurn={onTurn}
        />
      );
    case 'customer':
      return (
        <CustomerRow
          {...place}
          entry={entry}
          open={open}
          out={out}
          onTick={onTick}
          onTurn={onTurn}
        />
      );
    case 'change':
      return (
        <ChangeRow
          {...place}
          entry={entry}
          expanded={props.expanded}
          shownFields={props.shownFields}
          activeCol={props.activeCol}
          ticked={out !== null && acts(entry.change) ? !out.has(entry.change.seq) : null}
          onTick={onTick}
          onExpand={props.onExpand}
        />
      );
    case 'detail':
      return (
        <DetailRow
          place={place}
          change={entry.change}
          customer={entry.customer}
          level={4}
          measure={props.measure}
        />
      );
    case 'unchanged':
      return (
        <PlainRow
          place={place}
          level={3}
          open={open}
          onTurn={() => onTurn(place.id)}
          testid={`unchanged-${entry.customer.customerId}`}
        >
          {t('preview.unchanged', { count: entry.count })}
        </PlainRow>
      );
    case 'reading':
      return (
        <PlainRow place={place} level={4}>
          {t(entry.failed ? 'preview.unchangedFailed' : 'preview.unchangedReading')}
        </PlainRow>
      );
    case 'unmatched':
      return <UnmatchedRow place={place} entry={entry} open={open} onTurn={onTurn} />;
    case 'quiet':
      return (
        <PlainRow place={place} level={1} testid="quiet">
          {t('preview.quiet', { count: entry.count })}
        </PlainRow>
      );
  }
}
