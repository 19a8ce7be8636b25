// At the right of the title: files, undo and redo, suggest, and saving.
import { FileDown, FileUp, Redo2, Save, Sparkle, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { Desk } from './use-desk';

/** In a narrow window the picture stands alone; its word is still read out. */
const narrow = 'max-[1280px]:sr-only';
const roomy = 'max-[1280px]:hidden';

export function DeskActions({ desk, importFile }: { desk: Desk; importFile: () => void }) {
  const { t } = useTranslation();
  const { staged, suggest, steps, files, rows } = desk;
  const count = staged.edits.size;
  const suggestFirst = count === 0 && rows.counts.left > 0;
  return (
    <>
      <Button
        kind="quiet"
        busy={files.importing}
        icon={<FileUp aria-hidden size={17} />}
        title={t('matching.import')}
        className="max-[1280px]:px-2"
        onClick={importFile}
        data-testid="import"
      >
        <span className={narrow}>{t('matching.import')}</span>
      </Button>
      <Button
        kind="quiet"
        busy={files.exporting}
        icon={<FileDown aria-hidden size={17} />}
        title={t('matching.export')}
        className="max-[1280px]:px-2"
        onClick={files.export}
        data-testid="export"
      >
        <span className={narrow}>{t('matching.export')}</span>
      </Button>
      <span className="flex">
        <IconButton
          label={t(desk.undoSaved ? 'matching.undoSaved' : 'matching.undoStaged')}
          aria-keyshortcuts="Control+Z"
          aria-disabled={!desk.canUndo}
          className="size-9 aria-disabled:opacity-40"
          data-testid="undo"
          onClick={() => desk.canUndo && desk.undo()}
        >
          <Undo2 aria-hidden size={17} />
        </IconButton>
        <IconButton
          label={t('matching.redoStaged')}
          aria-keyshortcuts="Control+Shift+Z"
          aria-disabled={!staged.canRedo}
          className="size-9 aria-disabled:opacity-40"
          data-testid="redo"
          onClick={() => staged.canRedo && desk.redo()}
        >
          <Redo2 aria-hidden size={17} />
        </IconButton>
      </span>
      <Button
        kind={suggestFirst ? 'primary' : 'secondary'}
        busy={suggest.at === 'reading'}
        icon={<Sparkle aria-hidden size={15} className={roomy} />}
        onClick={suggest.start}
        data-testid="suggest"
      >
        {t('matching.suggest')}
      </Button>
      <Button
        kind={count > 0 ? 'primary' : 'secondary'}
        disabled={count === 0}
        busy={steps.saving}
        icon={<Save aria-hidden size={15} className={roomy} />}
        aria-keyshortcuts="Control+S"
        onClick={() => void desk.save()}
        data-testid="save"
      >
        {count === 0 ? t('matching.saveNone') : t('matching.save', { count })}
      </Button>
    </>
  );
}
