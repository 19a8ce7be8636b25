// A button that opens a short list of things to do; what is chosen is done, and focus goes back to the button.
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

export interface MenuEntry {
  id: string;
  text: string;
  icon?: ReactNode;
  run: () => void;
}

export interface MenuProps {
  /** Read out, and shown when pointed at. */
  label: string;
  icon: ReactNode;
  entries: readonly MenuEntry[];
  testid?: string;
}

export function Menu({ label, icon, entries, testid }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger
        aria-label={label}
        title={label}
        data-testid={testid}
        className="fade inline-flex size-8 shrink-0 items-center justify-center rounded text-soft hover:bg-hover hover:text-ink data-popup-open:bg-selected"
      >
        {icon}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className="fade min-w-56 rounded-md border border-line bg-paper py-1 shadow-xl outline-none">
            {entries.map((entry) => (
              <Base.Item
                key={entry.id}
                data-testid={`menu-${entry.id}`}
                onClick={entry.run}
                className="flex min-h-8 cursor-default items-center gap-2.5 px-3 py-1 outline-none data-highlighted:bg-selected"
              >
                <span className="flex w-4 shrink-0 justify-center text-muted">{entry.icon}</span>
                {entry.text}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
