// On or off, at once. For a choice that waits for Save, use Checkbox.
import { Switch as Base } from '@base-ui/react/switch';
import { useId, type ReactNode } from 'react';

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  hint?: ReactNode;
}

export function Switch({ checked, onChange, label, hint }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <div>
        <div id={id}>{label}</div>
        {hint !== undefined && <div className="text-small text-muted">{hint}</div>}
      </div>
      <Base.Root
        aria-labelledby={id}
        checked={checked}
        onCheckedChange={(now) => onChange(now)}
        className="fade flex h-6 w-10 shrink-0 items-center rounded-full border border-edge bg-idle-wash px-0.5 data-checked:border-accent data-checked:bg-accent"
      >
        <Base.Thumb className="size-4.5 rounded-full bg-edge transition-transform duration-100 data-checked:translate-x-4 data-checked:bg-on-accent" />
      </Base.Root>
    </div>
  );
}
