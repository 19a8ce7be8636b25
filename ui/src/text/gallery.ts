// Words of the gallery, which exists only while working on the window.
export const gallery = {
  title: 'Gallery',
  subtitle: 'Every part in every state',
} as const;
