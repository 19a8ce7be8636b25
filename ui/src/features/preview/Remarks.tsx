// Remarks on the whole plan, the gravest first: many are cut to a line each, the first ones only, and open.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

/** As many stand in full. */
const few = 2;
/** As many stand in a line each while the rest is folded. */
const many = 5;

interface RemarksProps {
  remarks: readonly string[];
  /** Whether they stand open whatever their number: of an undo they say what it cannot take back. */
  opened: boolean;
}

export function Remarks({ remarks, opened }: RemarksProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(opened);
  if (remarks.length === 0) return null;
  const folds = remarks.length > few;
  const open = wanted || !folds;
  const shown = open ? remarks : remarks.slice(0, many);
  return (
    <section aria-label={t('preview.remarksTitle')} className="flex flex-col items-start gap-1">
      <ul
        data-testid="preview-remarks"
        className={cn(
          'flex w-full flex-col gap-0.5 text-soft',
          folds && open && 'max-h-52 overflow-auto',
        )}
      >
        {shown.map((remark, i) => (
          <li
            key={`${i} ${remark}`}
            className={open ? 'max-w-[100ch]' : 'truncate'}
            title={open ? undefined : remark}
          >
            {remark}
          </li>
        ))}
      </ul>
      {folds && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setWanted(!wanted)}
          className="rounded text-accent-ink underline-offset-2 hover:underline"
        >
          {open ? t('preview.remarksFew') : t('preview.remarksAll', { count: remarks.length })}
        </button>
      )}
    </section>
  );
}
