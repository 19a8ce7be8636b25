// Why there is nothing here, and the one thing to do about it.
import type { ReactNode } from 'react';

export function EmptyState({ text, action }: { text: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <p className="max-w-[60ch] text-soft">{text}</p>
      {action}
    </div>
  );
}
