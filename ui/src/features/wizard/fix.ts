// Finds, in a sentence that says what to do, the path to open and the permissions to tick, so that each
// can be copied. The sentence itself is shown as it comes.

/** `Configuration > Teams and Agents > … > Permissions`, or null where the sentence holds no path. */
export function pathIn(sentence: string): string[] | null {
  const parts = sentence.split(' > ');
  const first = parts[0];
  const last = parts.at(-1);
  if (parts.length < 2 || first === undefined || last === undefined) return null;
  // What leads to the path, and what follows it, belong to the sentence.
  const begin = first.split(/^.*\b(?:open|from|at|under|in) /).at(-1) ?? first;
  const end = last.split(/[.,;]| and | must | to /)[0] ?? last;
  return [begin, ...parts.slice(1, -1), end].map((part) => part.trim());
}

/** `read:customers`, `edit:softwarelicensing`… each once. */
export function scopesIn(sentence: string): string[] {
  return [...new Set(sentence.match(/\b(?:read|edit):[a-z]+/g) ?? [])];
}
