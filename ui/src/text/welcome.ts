// Words of the welcome screen.
export const welcome = {
  title: 'Welcome',
} as const;
