// Counts, and the saved step that could be taken back.
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import type { Desk } from './use-desk';

export function DeskFooter({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const { table, rows, staged, steps } = desk;
  const { counts, shown } = rows;
  const saved = staged.edits.size;
  return (
    <>
      <span data-testid="count-shown">
        {t('matching.footShown', { shown: shown.length, all: counts.all })}
      </span>
      <span data-testid="count-left">{t('matching.footLeft', { count: counts.left })}</span>
      <span data-testid="count-staged" className={cn(saved > 0 && 'font-semibold text-ink')}>
        {t('matching.footStaged', { count: saved })}
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-x-3">
        {table.undo !== null && (
          <>
            <span>{t('matching.footStep', { step: table.undo })}</span>
            <Quiet text={t('matching.footBack')} id="undo-saved" onClick={steps.undo} />
          </>
        )}
        {table.redo !== null && (
          <Quiet
            text={t('matching.footAgain', { step: table.redo })}
            id="redo-saved"
            onClick={steps.redo}
          />
        )}
      </span>
    </>
  );
}

function Quiet({ text, id, onClick }: { text: string; id: string; onClick: () => void }) {
  return (
    <button
      type="button"
      data-testid={id}
      onClick={onClick}
      className="fade min-h-6 rounded px-1.5 text-accent-ink hover:bg-hover"
    >
      {text}
    </button>
  );
}
