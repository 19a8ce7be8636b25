// The guide explains every code the engine has, and nothing that it has not.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names each code once', () => {
  const engine = readFileSync('../src-tauri/core/src/error.rs', 'utf8');
  const guide = readFileSync('../docs/guide/when-something-goes-wrong.md', 'utf8');
  const codes = [...engine.matchAll(/= "([A-Z0-9-]+)" =>/g)].map(([, code]) => code ?? '');
  const told = [...guide.matchAll(/^\| `([A-Z0-9-]+)`/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(40);
  // The window's own faults have a code of their own.
  expect(told.sort()).toEqual([...codes, 'WINDOW'].sort());
});
