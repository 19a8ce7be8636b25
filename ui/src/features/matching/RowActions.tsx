// The small buttons at the end of a row. Plain ones with titles: a tooltip part for each of them would
// make typing in the search field slow.
import { CircleMinus, Clock, Undo2, X, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RowActs } from './acts';
import type { Line } from './lines';

interface SmallProps {
  label: string;
  icon: LucideIcon;
  off?: boolean;
  onClick: () => void;
}

function Small({ label, icon: Icon, off = false, onClick }: SmallProps) {
  // What does not apply keeps its place, so that the same button is in the same column everywhere.
  if (off) return <span className="size-7 shrink-0" />;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      onDoubleClick={(event) => event.stopPropagation()}
      className="fade inline-flex size-7 shrink-0 items-center justify-center rounded text-muted -outline-offset-2 hover:bg-hover hover:text-ink"
    >
      <Icon aria-hidden size={16} />
    </button>
  );
}

export function RowActions({ line, acts }: { line: Line; acts: RowActs }) {
  const { t } = useTranslation();
  const customer = line.row.customerName;
  return (
    <span className="flex items-center">
      <Small
        label={t('matching.createFor', { customer })}
        icon={Clock}
        off={line.state === 'create'}
        onClick={() => acts.create([line])}
      />
      <Small
        label={t('matching.excludeFor', { customer })}
        icon={CircleMinus}
        off={line.state === 'excluded'}
        onClick={() => acts.exclude([line])}
      />
      {line.edit !== null ? (
        <Small
          label={t('matching.revertFor', { customer })}
          icon={Undo2}
          onClick={() => acts.revert(line)}
        />
      ) : (
        <Small
          label={t('matching.clearFor', { customer })}
          icon={X}
          off={line.state === 'unmatched'}
          onClick={() => acts.clear([line])}
        />
      )}
    </span>
  );
}
