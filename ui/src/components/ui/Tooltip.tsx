// A label on hover and focus; never the only place of something that matters.
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';

export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Base.Root
      onOpenChange={(_, details) => {
        // Escape also reaches the dialog around it; else it would have to be pressed twice.
        if (details.reason === 'escape-key') details.allowPropagation();
      }}
    >
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="fade max-w-72 rounded bg-ink px-2 py-1 text-small text-paper">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
