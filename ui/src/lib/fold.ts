// Folds text for searching: Müller is found by "mueller", "muller" and "MÜLLER".
const letters: [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
];

const cache = new Map<string, string>();

export function fold(text: string): string {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const lower = letters.reduce((t, [from, to]) => t.replace(from, to), text.toLowerCase());
  const folded = lower
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/([aou])e/g, '$1');
  if (cache.size > 50_000) cache.clear();
  cache.set(text, folded);
  return folded;
}
