// The counts at the foot: what is shown, what is ticked, and what the ticked ones mean in money.
import { useTranslation } from 'react-i18next';
import type { Preview, PreviewChange } from '@/bindings';
import { useDeferredValue, useMemo } from 'react';
import { effectOf, effectWords } from './amounts';
import type { View } from './use-view';

interface FooterProps {
  preview: Preview;
  taken: readonly PreviewChange[];
  all: number;
  found: number;
  view: View;
}

export function Footer({ preview, taken, all, found, view }: FooterProps) {
  const { t } = useTranslation();
  const later = useDeferredValue(taken);
  // The engine's own sum where nothing is left out: it was rounded once, not change by change.
  const words = useMemo(
    () => effectWords(later.length === all ? preview.money : effectOf(later)).join(', '),
    [later, all, preview.money],
  );
  const listed = preview.customers.reduce((sum, c) => sum + c.changes.length, 0);
  const filtered = view.action !== null || view.search !== '';
  return (
    <>
      <span data-testid="foot-customers">
        {t('preview.customers', { count: preview.customers.length })},{' '}
        {t('preview.changes', { count: listed })}
      </span>
      {filtered && <span>{t('preview.footShown', { shown: found, all: listed })}</span>}
      {preview.run === null && all > 0 && (
        <>
          <span role="status" data-testid="foot-ticked" className="font-medium text-ink">
            {t('preview.footTicked', { ticked: taken.length, all })}
          </span>
          {words !== '' && <span>{t('preview.footMoney', { money: words })}</span>}
        </>
      )}
    </>
  );
}
