// At the right of the title: files, undo and redo, suggest, and saving.
import { FileDown, FileUp, Redo2, Save, Sparkle, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';

/** In a narrow window the picture stands alone; its word is still read out. */
const narrow = 'max-[1280px]:sr-only';
const roomy = 'max-[1280px]:hidden';

export interface DeskActionsProps {
  /** Customers without a decision, and decisions that are not saved. */
  left: number;
  unsaved: number;
  busy: 'reading' | 'saving' | 'importing' | 'exporting' | null;
  canUndo: boolean;
  /** Undo would take back a saved step. */
  undoSaved: boolean;
  canRedo: boolean;
  onImport: () => void;
  onExport: () => void;
  onUndo: () => void;
  onRedo: () => void;
  onSuggest: () => void;
  onSave: () => unknown;
}

/** The same for every key typed in the search field. */
export const DeskActions = memo(function DeskActions(props: DeskActionsProps) {
  const { t } = useTranslation();
  const { unsaved: count, busy, canUndo, canRedo } = props;
  const suggestFirst = count === 0 && props.left > 0;
  return (
    <>
      <span className="flex items-center">
        <Button
          kind="quiet"
          busy={busy === 'importing'}
          icon={<FileUp aria-hidden size={17} />}
          title={t('matching.import')}
          className="max-[1280px]:px-2 min-[1280px]:mr-1"
          onClick={props.onImport}
          data-testid="import"
        >
          <span className={narrow}>{t('matching.import')}</span>
        </Button>
        <Button
          kind="quiet"
          busy={busy === 'exporting'}
          icon={<FileDown aria-hidden size={17} />}
          title={t('matching.export')}
          className="max-[1280px]:px-2 min-[1280px]:mr-1"
          onClick={props.onExport}
          data-testid="export"
        >
          <span className={narrow}>{t('matching.export')}</span>
        </Button>
        <IconButton
          label={t(props.undoSaved ? 'matching.undoSaved' : 'matching.undoStaged')}
          aria-keyshortcuts="Control+Z"
          aria-disabled={!canUndo}
          className="size-9 aria-disabled:opacity-40 max-[1280px]:size-8"
          data-testid="undo"
          onClick={() => canUndo && props.onUndo()}
        >
          <Undo2 aria-hidden size={17} />
        </IconButton>
        <IconButton
          label={t('matching.redoStaged')}
          aria-keyshortcuts="Control+Shift+Z"
          aria-disabled={!canRedo}
          className="size-9 aria-disabled:opacity-40 max-[1280px]:size-8"
          data-testid="redo"
          onClick={() => canRedo && props.onRedo()}
        >
          <Redo2 aria-hidden size={17} />
        </IconButton>
      </span>
      <Button
        kind={suggestFirst ? 'primary' : 'secondary'}
        busy={busy === 'reading'}
        icon={<Sparkle aria-hidden size={15} className={roomy} />}
        onClick={props.onSuggest}
        data-testid="suggest"
      >
        {t('matching.suggest')}
      </Button>
      <Button
        kind={count > 0 ? 'primary' : 'secondary'}
        disabled={count === 0}
        busy={busy === 'saving'}
        icon={<Save aria-hidden size={15} className={roomy} />}
        aria-keyshortcuts="Control+S"
        onClick={props.onSave}
        data-testid="save"
      >
        {count === 0 ? t('matching.saveNone') : t('matching.save', { count })}
      </Button>
    </>
  );
});
