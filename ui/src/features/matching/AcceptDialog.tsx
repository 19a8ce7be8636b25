// Accepting many suggestions at once: how many, and a few of them to look at first.
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import type { Line } from './lines';

const sample = 6;

export interface AcceptDialogProps {
  lines: readonly Line[];
  onAccept: () => void;
  onClose: () => void;
}

export function AcceptDialog({ lines, onAccept, onClose }: AcceptDialogProps) {
  const { t } = useTranslation();
  const count = lines.length;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={onAccept}
      title={t('matching.acceptTitle', { count })}
      action={t('matching.acceptTitle', { count })}
    >
      <p className="mb-3 text-soft">{t('matching.acceptText')}</p>
      <ul data-testid="accept-sample">
        {doubtful(lines).map(({ id, row, offer }) => (
          <li key={id} className="flex flex-col border-t border-line py-1.5">
            <span className="[overflow-wrap:anywhere]">
              {t('matching.acceptIs', {
                customer: row.customerName,
                client: offer?.clientName ?? '',
              })}
            </span>
            <span className="text-small text-muted">
              {offer?.score == null
                ? offer?.why
                : `${t('matching.alike', { percent: Math.round(offer.score * 100) })} · ${offer.why}`}
            </span>
          </li>
        ))}
      </ul>
      {count > sample && (
        <p className="border-t border-line pt-1.5 text-muted">
          {t('matching.acceptMore', { count: count - sample })}
        </p>
      )}
    </ConfirmDialog>
  );
}

/** The least alike: if these are right, the others are. */
function doubtful(lines: readonly Line[]): Line[] {
  const score = (line: Line) => line.offer?.score ?? 1;
  return [...lines].sort((a, b) => score(a) - score(b)).slice(0, sample);
}
