// What the palette offers. Screens add their own commands while they are shown.
import { useEffect, useRef } from 'react';
import { registry } from '@/lib/registry';

export interface Command {
  id: string;
  label: string;
  keywords?: string[];
  /** A chord such as `Ctrl+Enter`: bound while the command is there, and shown beside it. */
  shortcut?: string;
  run: () => void;
}

export const commandRegistry = registry<Command>();

export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  // Only a change of what is offered registers anew; what it does is looked up when it is run.
  const offered = JSON.stringify(
    commands.map((c) => [c.id, c.label, c.keywords ?? [], c.shortcut ?? '']),
  );
  useEffect(() => {
    const leave = latest.current.map((command) =>
      commandRegistry.add({
        ...command,
        run: () => latest.current.find((c) => c.id === command.id)?.run(),
      }),
    );
    return () => leave.forEach((f) => f());
  }, [offered]);
}
