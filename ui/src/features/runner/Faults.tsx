// What is wrong with the entry, each with what to do.
import type { TimerFault } from '@/bindings';

export function Faults({ faults }: { faults: TimerFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="flex w-full flex-col gap-2" data-testid="timer-faults">
      {faults.map((fault) => (
        <li
          key={fault.kind}
          className="rounded-md border border-care-edge bg-care-wash p-3 [overflow-wrap:anywhere]"
        >
          <p className="font-medium">{fault.what}</p>
          <p className="text-soft">{fault.fix}</p>
        </li>
      ))}
    </ul>
  );
}
