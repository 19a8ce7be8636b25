// Listens to several things at once; ends all of it, also what had not begun yet.
export function listening(begun: readonly Promise<() => void>[]): () => void {
  let over = false;
  const ends: (() => void)[] = [];
  for (const one of begun) {
    void one.then((end) => {
      if (over) end();
      else ends.push(end);
    });
  }
  return () => {
    over = true;
    ends.forEach((end) => end());
  };
}
