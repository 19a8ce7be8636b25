// Where a thing is in HaloPSA: `Configuration › Integrations › HaloPSA API`, in Halo's own words.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton';

export function HaloPath({ path }: { path: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {path.map((step, i) => (
        <Fragment key={i}>
          {i > 0 && (
            <span aria-hidden className="text-muted">
              ›
            </span>
          )}
          {/* The button stays with the last word, wherever the line breaks. */}
          <span className="inline-flex items-center gap-x-1.5 font-medium">
            {step}
            {i === path.length - 1 && (
              <CopyButton text={path.join(' > ')} label={t('common.pathCopy')} />
            )}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
