// What Halyard never does, in one line each.
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const lines = [
  ['welcome.neverVendor', 'welcome.neverVendorText'],
  ['welcome.neverInvoice', 'welcome.neverInvoiceText'],
  ['welcome.neverUnseen', 'welcome.neverUnseenText'],
] as const;

export function NeverList() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="never">
      <h2 id="never" className="border-b border-line pb-2 font-semibold">
        {t('welcome.never')}
      </h2>
      <ul>
        {lines.map(([title, text]) => (
          <li
            key={title}
            className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-line py-2.5 sm:grid-cols-[auto_12rem_1fr]"
          >
            <Ban aria-hidden size={16} className="mt-0.5 text-muted" />
            <span className="font-medium">{t(title)}</span>
            <span className="col-start-2 text-soft sm:col-start-3">{t(text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
