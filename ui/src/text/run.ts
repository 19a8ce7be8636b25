// Words of the run screen.
export const run = {
  title: 'Run',
} as const;
