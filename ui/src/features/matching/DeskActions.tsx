// At the right of the title: files, undo and redo, suggest, and saving.
import { FileDown, FileUp, Redo2, Save, Sparkle, Undo2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
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
        <FileButton
          id="import"
          text={t('matching.import')}
          icon={<FileUp aria-hidden size={17} />}
          busy={busy === 'importing'}
          onClick={props.onImport}
        />
        <FileButton
          id="export"
          text={t('matching.export')}
          icon={<FileDown aria-hidden size={17} />}
          busy={busy === 'exporting'}
          onClick={props.onExport}
        />
        <StepButton
          id="undo"
          label={t(props.undoSaved ? 'matching.undoSaved' : 'matching.undoStaged')}
          keys="Control+Z"
          icon={<Undo2 aria-hidden size={17} />}
          can={canUndo}
          onClick={props.onUndo}
        />
        <StepButton
          id="redo"
          label={t('matching.redoStaged')}
          keys="Control+Shift+Z"
          icon={<Redo2 aria-hidden size={17} />}
          can={canRedo}
          onClick={props.onRedo}
        />
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

interface FileButtonProps {
  id: string;
  text: string;
  icon: ReactNode;
  busy: boolean;
  onClick: () => void;
}

function FileButton({ id, text, icon, busy, onClick }: FileButtonProps) {
  return (
    <Button
      kind="quiet"
      busy={busy}
      icon={icon}
      title={text}
      className="max-[1280px]:px-2 min-[1280px]:mr-1"
      onClick={onClick}
      data-testid={id}
    >
      <span className={narrow}>{text}</span>
    </Button>
  );
}

interface StepButtonProps {
  id: string;
  label: string;
  keys: string;
  icon: ReactNode;
  can: boolean;
  onClick: () => void;
}

function StepButton({ id, label, keys, icon, can, onClick }: StepButtonProps) {
  return (
    <IconButton
      label={label}
      aria-keyshortcuts={keys}
      aria-disabled={!can}
      className="size-9 aria-disabled:opacity-40 max-[1280px]:size-8"
      data-testid={id}
      onClick={() => can && onClick()}
    >
      {icon}
    </IconButton>
  );
}
