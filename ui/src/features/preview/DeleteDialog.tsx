// Deleting what a run made: what goes, what stays and why, and a text to type, because undo cannot mend it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MadeLicence } from '@/bindings';
import { asFailure } from '@/backend/failure';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Spinner } from '@/components/ui/Spinner';
import { deletionsQuery } from './queries';

interface DeleteDialogProps {
  run: string;
  busy: boolean;
  onClose: () => void;
  onDelete: (typed: string) => void;
}

export function DeleteDialog({ run, busy, onClose, onDelete }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { data: offer, error } = useQuery(deletionsQuery(run));
  const some = offer !== undefined && offer.licences.length > 0;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={onDelete}
      title={t('preview.deleteTitle', { run })}
      action={t('preview.deleteAction')}
      danger
      busy={busy}
      ready={some}
      width="wide"
      {...(some
        ? {
            typeName: offer.confirm,
            typeLabel: t('preview.deleteType', { text: offer.confirm }),
          }
        : {})}
    >
      <div data-testid="delete-dialog" className="flex flex-col gap-3">
        {error !== null && <ErrorNotice failure={asFailure(error)} />}
        {offer === undefined && error === null && (
          <p role="status" className="flex items-center gap-2.5">
            <Spinner />
            {t('preview.deleteReading')}
          </p>
        )}
        {offer?.linesUnknown != null && (
          <p role="status">{t('preview.deleteUnknown', { why: offer.linesUnknown })}</p>
        )}
        {some && <p>{t('preview.deleteText')}</p>}
        {offer !== undefined && !some && <p>{t('preview.deleteNone')}</p>}
        {some && (
          <Licences
            title={t('preview.deleteGone', { count: offer.licences.length })}
            licences={offer.licences}
          />
        )}
        {offer !== undefined && offer.kept.length > 0 && (
          <Licences
            title={t('preview.deleteKept', { count: offer.kept.length })}
            licences={offer.kept}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

function Licences({ title, licences }: { title: string; licences: readonly MadeLicence[] }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{title}</h3>
      {/* What scrolls must be reachable by keyboard. */}
      <ul
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={title}
        className="max-h-36 overflow-auto rounded border border-line"
      >
        {licences.map((licence) => (
          <li key={licence.id} className="border-t border-line px-2 py-1 first:border-t-0">
            <span className="[overflow-wrap:anywhere]">{licence.name}</span>{' '}
            <span className="text-small text-muted">
              {licence.customer}, {licence.id}
            </span>
            {licence.why !== '' && (
              <span className="block text-small text-soft">{licence.why}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
