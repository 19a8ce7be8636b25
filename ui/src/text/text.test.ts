// The texts are complete, calm, and spelled for their readers.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enGB } from './en-GB';
import { american, type Texts } from './en-US';
import { localeOf, spoken } from './text';

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[path + key, text]] : flat(text, `${path}${key}.`),
  );
}

const all = new Map(flat(enGB));

describe('texts', () => {
  it('are never empty and never shout', () => {
    for (const [key, text] of all) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/!|\bOK\b|\bSubmit\b/);
    }
  });

  it('have both forms where they count', () => {
    for (const key of all.keys()) {
      if (key.endsWith('_one')) expect(all.has(key.replace(/_one$/, '_other')), key).toBe(true);
      if (key.endsWith('_other')) expect(all.has(key.replace(/_other$/, '_one')), key).toBe(true);
    }
  });

  it('exist for every key that the code asks for', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const code = files.filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.'));
    for (const file of code) {
      const keys = readFileSync(`src/${file}`, 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g);
      for (const [, key = ''] of keys) {
        expect(all.has(key) || all.has(`${key}_other`), `${key} in ${file}`).toBe(true);
      }
    }
  });

  it('are listed, each file of them', () => {
    const list = readFileSync('src/text/en-GB.ts', 'utf8');
    const files = readdirSync('src/text').filter((f) => /^[a-z]+\.ts$/.test(f) && f !== 'text.ts');
    for (const file of files) expect(list, file).toContain(`'./${file.replace('.ts', '')}'`);
  });
});

describe('American spelling', () => {
  it('is derived', () => {
    expect(american('Licences organised, cancelled')).toBe('Licenses organized, canceled');
    expect(american('{{licence}} licence')).toBe('{{licence}} license');
    expect(localeOf('en-US')).toBe('en-US');
    expect(localeOf('de-DE')).toBe('en-GB');
  });
});

it('a system without a language gets British dates and numbers', () => {
  expect(spoken('C'), 'the language of a bare Linux').toBe('en-GB');
  expect(spoken('de-DE'), 'a language is kept').toBe('de-DE');
});
