// Words of the matching screen.
export const matching = {
  title: 'Matching',
} as const;
