// Words of the receipt screen.
export const receipt = {
  title: 'Receipt',
} as const;
