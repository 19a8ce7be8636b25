// A searchable choice among up to many thousands; only what is in view is drawn.
import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import { fold } from '@/lib/fold';
import { ComboboxList, type Scroller } from './ComboboxList';
import { Field, inputLook, type FieldTexts } from './Field';

export interface Option {
  value: string;
  label: string;
  /** A second line: number, top level, "already used by …". Searched too. */
  note?: string;
}

export interface ComboboxProps extends Omit<FieldTexts, 'label'> {
  label: string;
  /** In a table row the column is the label: it is read out but not drawn. */
  labelHidden?: boolean;
  id?: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  disabled?: boolean;
  clearable?: boolean;
}

export function Combobox(props: ComboboxProps) {
  const { id, label, hint, error } = props;
  if (props.labelHidden === true) {
    return <Box {...props} ids={{ ...(id === undefined ? {} : { id }), 'aria-label': label }} />;
  }
  return (
    <Field id={id} label={label} hint={hint} {...(error === undefined ? {} : { error })}>
      {(ids) => <Box {...props} ids={ids} />}
    </Field>
  );
}

/** Found anywhere in label or note, whatever the case and the accents. */
function matches(option: Option, search: string): boolean {
  return fold(`${option.label} ${option.note ?? ''}`).includes(fold(search));
}

function Box({ ids, ...props }: ComboboxProps & { ids: object }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const scroller = useRef<Scroller | null>(null);
  const chosen = props.options.find((o) => o.value === props.value) ?? null;
  return (
    <Base.Root
      virtualized
      autoHighlight
      items={props.options}
      value={chosen}
      onValueChange={(option) => props.onChange(option?.value ?? null)}
      open={open}
      onOpenChange={setOpen}
      onInputValueChange={setSearch}
      itemToStringLabel={(option: Option) => option.label}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
      filter={(option: Option, query) => matches(option, query)}
      disabled={props.disabled ?? false}
      onItemHighlighted={(_, { reason, index }) => {
        if (reason !== 'pointer' && index >= 0) queueMicrotask(() => scroller.current?.show(index));
      }}
    >
      <Base.InputGroup className="relative">
        <Base.Input
          {...ids}
          className={cn(inputLook, 'pr-16')}
          placeholder={props.placeholder ?? ''}
        />
        <div className="absolute inset-y-0 right-1 flex items-center gap-0.5 text-muted">
          {props.clearable === true && (
            <Base.Clear
              className="flex size-6 items-center justify-center rounded hover:bg-hover"
              aria-label={t('common.clear')}
            >
              <X aria-hidden size={14} />
            </Base.Clear>
          )}
          <Base.Trigger
            className="flex size-6 items-center justify-center rounded hover:bg-hover"
            aria-label={t('common.openList')}
          >
            <ChevronDown aria-hidden size={16} />
          </Base.Trigger>
        </div>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className="fade w-(--anchor-width) max-w-(--available-width) min-w-72 rounded-md border border-edge bg-paper shadow-lg">
            <Base.Empty>
              <div className="px-3 py-2 text-muted empty:hidden">
                {t('common.nothingFound', { search })}
              </div>
            </Base.Empty>
            <Base.List aria-label={props.label} className="data-empty:p-0">
              <ComboboxList open={open} scroller={scroller} />
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
