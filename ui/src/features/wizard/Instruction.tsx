// One numbered thing to be done in the other system.
import type { ReactNode } from 'react';

interface InstructionProps {
  number: number;
  title: string;
  children: ReactNode;
}

export function Instruction({ number, title, children }: InstructionProps) {
  return (
    <li className="grid grid-cols-[1.75rem_1fr] border-b border-line py-4">
      <span aria-hidden className="tabular text-muted">
        {number}.
      </span>
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h3 className="font-semibold">{title}</h3>
        {children}
      </div>
    </li>
  );
}
