// How a link in running text looks.
export const linkLook = 'text-accent-ink underline underline-offset-2';
