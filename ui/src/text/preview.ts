// Words of the preview screen.
export const preview = {
  title: 'Preview',
} as const;
