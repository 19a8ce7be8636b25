// Remarks on the whole plan, the gravest first: the first ones in full, the rest folded and counted.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';

/** As many stand in full, and as many more while the rest is folded. */
const few = 2;
const many = 5;

export function Remarks({ remarks }: { remarks: readonly string[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (remarks.length === 0) return null;
  // One more is shown rather than folded: the button would take its line.
  const first = remarks.length <= many + 1 ? remarks.length : many;
  const shown = open ? remarks : remarks.slice(0, first);
  const list = (
    <ul className="flex max-w-[100ch] flex-col gap-0.5 text-soft" data-testid="preview-remarks">
      {shown.map((remark, i) => (
        <li key={`${i} ${remark}`} className={remarks.length > few ? 'list-disc' : ''}>
          {remark}
        </li>
      ))}
    </ul>
  );
  if (remarks.length <= few) return list;
  return (
    <section aria-label={t('preview.remarksTitle')}>
      <div className="max-h-40 overflow-auto pl-4">{list}</div>
      {first < remarks.length && (
        <Button
          kind="quiet"
          className="-ml-3 mt-1"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('preview.remarksFew') : t('preview.remarksAll', { count: remarks.length })}
        </Button>
      )}
    </section>
  );
}
