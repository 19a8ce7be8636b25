// The promise of WCAG: text at 4.5:1 and controls at 3:1, in both themes, computed from the tokens.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

function theme(name: string): Map<string, string> {
  const block = new RegExp(`data-theme='${name}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
}

const grounds = ['paper', 'wash', 'hover', 'selected'];
const inks = ['ink', 'ink-soft', 'ink-muted', 'accent-ink', 'good-ink', 'care-ink', 'bad-ink'];
const states = ['good', 'care', 'bad', 'idle'];

const text: [string, string][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...states.map((s): [string, string] => [`${s}-ink`, `${s}-wash`]),
  ...states.map((s): [string, string] => ['ink', `${s}-wash`]),
  ...states.map((s): [string, string] => ['ink-soft', `${s}-wash`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad-fill'],
];
const controls: [string, string][] = [
  ...['edge', 'ring', 'accent-ink'].flatMap((c) =>
    ['paper', 'wash', 'hover'].map((ground): [string, string] => [c, ground]),
  ),
  ...states.map((s): [string, string] => [`${s}-edge`, 'paper']),
  ...states.map((s): [string, string] => [`${s}-edge`, `${s}-wash`]),
  ['accent', 'paper'],
];

describe.each(['light', 'dark'])('%s', (name) => {
  const colours = theme(name);
  const colour = (token: string) => {
    const hex = colours.get(token);
    if (hex === undefined) throw new Error(`no token ${token}`);
    return hex;
  };
  it.each(text)('text %s on %s', (ink, ground) => {
    expect(ratio(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(controls)('control %s on %s', (edge, ground) => {
    expect(ratio(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
