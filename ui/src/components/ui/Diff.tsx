// Before struck through and muted, after in full weight; readers hear "removed" and "added".
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from './VisuallyHidden';

export interface DiffProps {
  /** Null: there was nothing before, or nothing after. Already formatted. */
  before: string | null;
  after: string | null;
}

export function Diff({ before, after }: DiffProps) {
  const { t } = useTranslation();
  return (
    <span className="tabular inline-flex flex-wrap items-baseline gap-x-2">
      {before !== null && (
        <del className="text-muted no-underline">
          <VisuallyHidden>{t('common.removed', { value: before })}</VisuallyHidden>
          <span aria-hidden>
            <span className="mr-0.5 inline-block">−</span>
            <span className="line-through">{before}</span>
          </span>
        </del>
      )}
      {before !== null && after !== null && (
        <span aria-hidden className="text-muted">
          →
        </span>
      )}
      {after !== null && (
        <ins className="font-semibold no-underline">
          <VisuallyHidden>{t('common.added', { value: after })}</VisuallyHidden>
          <span aria-hidden>
            <span className="mr-0.5 font-normal text-muted">+</span>
            {after}
          </span>
        </ins>
      )}
    </span>
  );
}
