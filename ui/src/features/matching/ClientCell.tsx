// The Halo client of a customer: saved, new beside the old one, suggested, or to be chosen. It is the
// button that opens the choice.
import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice } from '@/bindings';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import type { RowActs } from './acts';
import { stack } from './cells';
import type { Line } from './lines';

export interface ClientCellProps {
  line: Line;
  clients: ReadonlyMap<number, ClientChoice>;
  acts: RowActs;
}

interface Shown {
  name: string;
  id: number | null;
  weight: 'new' | 'saved' | 'offer' | 'none';
}

function useShown({ row, edit, offer, state }: Line): Shown {
  const { t } = useTranslation();
  if (edit?.choice.choice === 'match') {
    return { name: edit.clientName ?? '', id: edit.choice.clientId, weight: 'new' };
  }
  if (offer !== null) return { name: offer.clientName, id: offer.clientId, weight: 'offer' };
  if (state === 'matched' || state === 'conflict') {
    return { name: row.clientName ?? t('common.notKnown'), id: row.clientId, weight: 'saved' };
  }
  const words = { create: 'newClient', excluded: 'leftOut', unmatched: 'chooseClient' } as const;
  return { name: t(`matching.${words[state]}`), id: null, weight: 'none' };
}

export function ClientCell({ line, clients, acts }: ClientCellProps) {
  const { t } = useTranslation();
  const { row, edit, offer } = line;
  const { name, id, weight } = useShown(line);
  const old = edit !== null && row.clientId !== null && row.clientId !== id ? row.clientName : null;
  const client = id === null ? undefined : clients.get(id);
  const place =
    id === null
      ? null
      : client?.topLevel == null
        ? t('matching.client', { id })
        : t('matching.clientOf', { id, topLevel: client.topLevel });
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1">
      <button
        type="button"
        aria-label={
          weight === 'none'
            ? t('matching.chooseFor', { customer: row.customerName })
            : t('matching.changeFor', { client: name, customer: row.customerName })
        }
        title={[name, place].filter((part) => part !== null).join(' · ')}
        onClick={() => acts.choose(line)}
        className="fade group/client -ml-1.5 flex min-h-6 min-w-0 flex-1 items-center gap-1 rounded px-1.5 text-left -outline-offset-2 hover:bg-hover"
      >
        <span className={cn(stack, 'flex-1')}>
          <span
            className={cn(
              'truncate',
              weight === 'new' && 'font-semibold',
              weight === 'offer' && 'text-soft italic',
              weight === 'none' && (line.state === 'unmatched' ? 'text-accent-ink' : 'text-muted'),
            )}
          >
            {name}
          </span>
          {old !== null ? (
            <del className="truncate text-small text-muted">
              <VisuallyHidden>{t('matching.oldClient', { name: '' })}</VisuallyHidden>
              {old}
            </del>
          ) : (
            place !== null && (
              <span className="tabular shrink-0 truncate text-small text-muted">{place}</span>
            )
          )}
        </span>
        <ChevronDown
          aria-hidden
          size={14}
          className="shrink-0 text-muted opacity-0 group-hover/row:opacity-100 group-focus-visible/client:opacity-100"
        />
      </button>
      {offer !== null && (
        <button
          type="button"
          aria-label={t('matching.acceptFor', { client: name, customer: row.customerName })}
          onClick={() => acts.accept([line])}
          className="fade inline-flex h-7 shrink-0 items-center gap-1 rounded border border-edge bg-paper px-2 text-small -outline-offset-2 hover:bg-hover"
        >
          <Check aria-hidden size={13} />
          {t('matching.accept')}
        </button>
      )}
    </span>
  );
}
