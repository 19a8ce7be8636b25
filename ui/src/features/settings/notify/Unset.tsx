// A way that is not set up yet: what it is, and the way to it.
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';

interface UnsetProps {
  title: string;
  text: string;
  action: string;
  open: boolean;
  onOpen: () => void;
  children: ReactNode;
}

export function Unset({ title, text, action, open, onOpen, children }: UnsetProps) {
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <div>{title}</div>
          <div className="text-small text-muted">{text}</div>
        </div>
        {!open && <Button onClick={onOpen}>{action}</Button>}
      </div>
      {open && children}
    </div>
  );
}
