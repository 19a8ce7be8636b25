// Words of the wizard screen.
export const wizard = {
  title: 'Connect a vendor',
} as const;
