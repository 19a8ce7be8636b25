// One change: whether it is taken, what is done, to which record, and field by field what becomes of it.
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewField } from '@/bindings';
import { Checkbox } from '@/components/ui/Checkbox';
import { Diff } from '@/components/ui/Diff';
import { beforeAfter, fieldName } from '@/lib/shown';
import { cn } from '@/lib/cn';
import { ActionWord } from './ActionWord';
import { signed } from './amounts';
import { acts } from './change';
import type { ChangeEntry } from './lines';
import { inlineFields, tracks, type Fields } from './measures';
import { Row, type Place } from './Row';

export interface ChangeRowProps extends Place {
  entry: ChangeEntry;
  expanded: boolean;
  shownFields: Fields;
  /** The cell the keyboard is on, −1 for the row itself. */
  activeCol: number;
  /** Null where there is nothing to tick. */
  ticked: boolean | null;
  onTick: (seqs: readonly number[], on: boolean) => void;
  onExpand: (seq: number) => void;
}

function FieldLine({ field }: { field: PreviewField }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-baseline gap-x-1.5 overflow-hidden whitespace-nowrap [&_del]:truncate [&_ins]:truncate [&>span]:min-w-0 [&>span]:flex-nowrap">
      <span className="shrink-0 text-small text-muted">{fieldName(field.field)}</span>
      <Diff {...beforeAfter(field)} />
    </span>
  );
}

function Changes({ entry, shownFields }: Pick<ChangeRowProps, 'entry' | 'shownFields'>) {
  const { t } = useTranslation();
  const { fields, why } = entry.change;
  // Where nothing is written, the reason matters and not the fields; those are in the details.
  if (fields.length === 0 || !acts(entry.change)) {
    return (
      <span
        className={cn('leading-snug text-soft', entry.alone ? 'line-clamp-2' : 'truncate')}
        title={why}
      >
        {why}
      </span>
    );
  }
  const all = shownFields === 'all';
  // A new record's name stands in the row already; its count and cost are what is looked for.
  const news = all ? fields : fields.filter((f) => f.field !== 'name' || f.before !== null);
  const more = all ? 0 : news.length - inlineFields;
  const beside = shownFields === 'beside';
  return (
    <span
      className={cn(
        'flex min-w-0 flex-1 gap-x-5 overflow-hidden',
        beside ? 'items-baseline' : 'flex-col',
      )}
    >
      {news.slice(0, all ? news.length : inlineFields).map((field, i) => (
        <span key={field.field} className="flex min-w-0 items-baseline justify-between gap-x-3">
          <FieldLine field={field} />
          {more > 0 && i === inlineFields - 1 && (
            <span className="shrink-0 text-small text-muted">
              {t('preview.moreFields', { count: more })}
            </span>
          )}
        </span>
      ))}
    </span>
  );
}

function Cost({ entry }: Pick<ChangeRowProps, 'entry'>) {
  const { t } = useTranslation();
  const { change } = entry;
  if (change.entity !== 'licence' || !acts(change)) return null;
  if (change.monthly === null) return <span className="text-muted">{t('common.notKnown')}</span>;
  return <span className="whitespace-nowrap">{signed(change.monthly)}</span>;
}

function Drawn(props: ChangeRowProps) {
  const { entry, expanded, shownFields, activeCol, ticked, onTick, onExpand } = props;
  const { t } = useTranslation();
  const { change, customer, alone } = entry;
  const { seq, name } = change;
  const writes = acts(change);
  const roomy = props.height >= (alone ? 60 : 42);
  const expand = () => onExpand(seq);
  const cell = (col: number, extra?: string) => ({
    'data-col': col,
    'aria-colindex': col + 2,
    tabIndex: props.tabStop && activeCol === col ? 0 : -1,
    className: cn('flex h-full min-w-0 items-center px-2 -outline-offset-2', extra),
  });
  return (
    <Row
      place={props}
      level={alone ? 2 : change.action === 'unchanged' ? 4 : 3}
      open={expanded}
      selected={ticked ?? undefined}
      ownStop={activeCol < 0}
      testid={`change-${seq}`}
      onDoubleClick={expand}
      className={cn('bg-paper hover:bg-hover', (ticked === false || !writes) && 'text-soft')}
    >
      <div
        role="presentation"
        className="grid h-full items-center bg-inherit"
        style={{ gridTemplateColumns: tracks }}
      >
        <div
          role="gridcell"
          aria-colindex={1}
          className="table-pin flex h-full items-center justify-center bg-inherit"
        >
          {ticked !== null && (
            <Checkbox
              labelHidden
              label={t('preview.tickChange', {
                action: t(`preview.action.${change.action}`),
                name,
                customer: customer.customerName,
              })}
              checked={ticked}
              onChange={(on) => onTick([seq], on)}
            />
          )}
        </div>
        <div role="gridcell" {...cell(0, 'gap-1 pr-0')}>
          <button
            type="button"
            aria-expanded={expanded}
            aria-label={t(expanded ? 'preview.collapse' : 'preview.expand', { name })}
            onClick={expand}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
          >
            <ChevronRight aria-hidden size={15} className={expanded ? 'rotate-90' : ''} />
          </button>
          <ActionWord action={change.action} />
        </div>
        <div role="rowheader" {...cell(1)}>
          <span className="flex min-w-0 flex-col">
            <span
              className={roomy ? 'line-clamp-2 leading-snug [overflow-wrap:anywhere]' : 'truncate'}
              title={name}
            >
              {name}
              {change.entity !== 'licence' && (
                <span className="ml-1.5 text-small text-muted">
                  {t(`preview.${change.entity}`)}
                </span>
              )}
            </span>
            {alone && (
              <span className="truncate text-small text-muted" title={customer.customerName}>
                {customer.customerName}
              </span>
            )}
          </span>
        </div>
        {writes ? (
          <>
            <div role="gridcell" {...cell(2)}>
              <Changes entry={entry} shownFields={shownFields} />
            </div>
            <div role="gridcell" {...cell(3, 'tabular justify-end text-right')}>
              <Cost entry={entry} />
            </div>
          </>
        ) : (
          <div role="gridcell" aria-colspan={2} {...cell(2, 'col-span-2')}>
            <Changes entry={entry} shownFields={shownFields} />
          </div>
        )}
      </div>
    </Row>
  );
}

/** Drawn anew only where something of its own changed, also among thousands. */
export const ChangeRow = memo(Drawn);
