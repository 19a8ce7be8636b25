// American spelling, derived: a second list of words would fall behind the first.
const spellings: [RegExp, string][] = [
  [/(licen)c(e|es|ed|ing)\b/gi, '$1s$2'],
  [
    /((?:organ|recogn|synchron|summar|custom|final|author)i)s(e|ed|es|ing|ation|ations)\b/gi,
    '$1z$2',
  ],
  [/(cancel)l(ed|ing)\b/gi, '$1$2'],
  [/(col)ou(r)/gi, '$1o$2'],
  [/(catalog)ue/gi, '$1'],
];

/** One text in American spelling; names of what is interpolated later are left as they are. */
export function american(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) =>
      part.startsWith('{{') ? part : spellings.reduce((t, [from, to]) => t.replace(from, to), part),
    )
    .join('');
}

export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A whole tree of texts in American spelling. */
export function americanTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? american(text) : americanTexts(text),
    ]),
  );
}
