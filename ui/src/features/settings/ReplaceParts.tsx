// What a backup or an export would make of what is here: part by part, with the names concerned.
import { useTranslation } from 'react-i18next';
import type { DiffPart, ReplacePreview } from '@/bindings';

export function differs({ added, removed, changed }: DiffPart): boolean {
  return added.count + removed.count + changed.count > 0;
}

export interface ReplacePartsProps {
  preview: ReplacePreview;
  /** A backup is ours and comes back; an export is another's and comes in. */
  from: 'backup' | 'export';
}

export function ReplaceParts({ preview, from }: ReplacePartsProps) {
  const { t } = useTranslation();
  const parts = preview.diff.parts.filter(differs);
  const same = parts.length === 0;
  const words = from === 'backup' ? 'settings.diff' : 'settings.diffIn';
  return (
    <>
      {!preview.audit.intact && (
        <p className="text-bad">
          {t(from === 'backup' ? 'settings.restoreAudit' : 'settings.takeOverAudit')}
        </p>
      )}
      {/* A scrolling region must be reachable by keyboard. */}
      <div
        role="region"
        aria-label={t('settings.differs')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-[38vh] overflow-auto"
      >
        <ul className="flex flex-col gap-2">
          {same && <li>{t('settings.restoreSame')}</li>}
          {parts.map((part) => (
            <li key={part.part}>
              <span className="font-medium">{t(`settings.parts.${part.part}`)}</span>
              <span className="tabular text-muted">
                {' '}
                {t(from === 'backup' ? 'settings.hereThere' : 'settings.hereFile', {
                  here: part.here,
                  there: part.there,
                })}
              </span>
              {(['added', 'removed', 'changed'] as const).map((kind) => {
                const { count, names } = part[kind];
                if (count === 0) return null;
                const more = count > names.length ? ' …' : '';
                return (
                  <p key={kind} className="text-small [overflow-wrap:anywhere] text-soft">
                    {t(`${words}.${kind}`, { count })} {names.join(', ')}
                    {more}
                  </p>
                );
              })}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
