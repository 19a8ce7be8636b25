// Placeholder until the shell generates this file.
export type ConnectionLine = { connection: string; kind: string; address: string };
export const commands = {
  connections: (): Promise<ConnectionLine[]> => Promise.resolve([]),
};
export const events = {
  changed: { listen: (_: (event: { payload: string }) => void) => Promise.resolve(() => {}) },
};
