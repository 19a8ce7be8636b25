// A tick box with its label; the box is at least 24 px to hit, whatever the density.
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { useId, type ReactNode } from 'react';

export interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  labelHidden?: boolean;
  hint?: ReactNode;
  /** Some of what it stands for is ticked. */
  some?: boolean;
  disabled?: boolean;
}

export function Checkbox(props: CheckboxProps) {
  const { checked, onChange, label, labelHidden = false, hint, some = false } = props;
  const id = useId();
  return (
    <span className="inline-flex items-start gap-1">
      <Base.Root
        {...(labelHidden ? { 'aria-label': label } : { 'aria-labelledby': id })}
        checked={checked}
        indeterminate={some && !checked}
        disabled={props.disabled ?? false}
        onCheckedChange={(now) => onChange(now)}
        onKeyDown={(event) => {
          // A box swallows Enter; Ctrl+Enter belongs to the screen's main action.
          if (event.ctrlKey || event.metaKey) event.preventBaseUIHandler();
        }}
        className="group inline-flex size-6 shrink-0 items-center justify-center rounded"
      >
        <span className="fade flex size-4 items-center justify-center rounded-sm border border-edge bg-paper text-on-accent group-data-checked:border-accent group-data-checked:bg-accent group-data-disabled:opacity-50 group-data-indeterminate:border-accent group-data-indeterminate:bg-accent">
          <Base.Indicator className="flex">
            {some && !checked ? (
              <Minus aria-hidden size={12} strokeWidth={3} />
            ) : (
              <Check aria-hidden size={12} strokeWidth={3} />
            )}
          </Base.Indicator>
        </span>
      </Base.Root>
      {!labelHidden && (
        <span className="pt-0.5">
          {/* The tick box is a button of its own; this is the mouse's shorter way to it. */}
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <span id={id} onClick={() => props.disabled !== true && onChange(!checked)}>
            {label}
          </span>
          {hint !== undefined && <span className="block text-small text-muted">{hint}</span>}
        </span>
      )}
    </span>
  );
}
