// The shell of the real window: its own page, its own commands, nothing from elsewhere.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { open } from './driver.mjs';

const ELSEWHERE = 'https://example.com/';

describe('the window', () => {
  let window;
  before(async () => {
    window = await open();
  });
  after(() => window.close());

  it("shows Halyard's own page", async () => {
    assert.match(await window.address(), /^tauri:\/\/localhost/);
    assert.equal(await window.title(), 'Halyard');
    await window.until('something to see', () => window.run('return document.body.innerText.length > 20'));
  });

  it('answers its commands, errors in four sentences', async () => {
    assert.deepEqual(await window.ask('desk'), { ok: { practice: false, working: [] } });
    const { error } = await window.ask('preview', { plan: 'P999' });
    assert.deepEqual(Object.keys(error).sort(), ['code', 'fix', 'what', 'why']);
  });

  it('keeps everything in the data folder it was given', async () => {
    const names = await readdir(window.folder);
    assert.ok(names.includes('window'), `the web view's own files are apart: ${names}`);
    assert.ok(names.some((name) => name.includes('.db') || name.includes('sqlite')), `the store: ${names}`);
  });

  it('has no way to files, other windows or events of its own making', async () => {
    for (const command of ['plugin:fs|read_text_file', 'plugin:event|emit', 'plugin:window|close', 'nothing']) {
      const { error } = await window.ask(command);
      assert.match(String(error), /not allowed|not found/, command);
    }
  });

  it('stays on its page', async () => {
    await window.run('location.href = arguments[0]', ELSEWHERE);
    await new Promise((done) => setTimeout(done, 500));
    assert.match(await window.address(), /^tauri:\/\/localhost/);
    assert.equal(await window.run('return window.open(arguments[0])', ELSEWHERE), null);
    assert.match(await window.address(), /^tauri:\/\/localhost/);
  });

  it('reaches nobody and runs no foreign script', async () => {
    const fetched = `const done = arguments[1];
      fetch(arguments[0]).then(() => done('answered'), () => done('refused'));`;
    assert.equal(await window.wait(fetched, ELSEWHERE), 'refused');
    const inline = `const script = document.createElement('script');
      script.textContent = 'window.foreign = true';
      document.head.append(script);
      return window.foreign ?? null;`;
    assert.equal(await window.run(inline), null);
  });

  it('cannot have its prototypes replaced', async () => {
    assert.equal(await window.run('return Object.isFrozen(Object.prototype)'), true);
  });
});

it('a second window may stand on a second data folder', async () => {
  const one = await open();
  const two = await open();
  for (const window of [one, two]) {
    assert.deepEqual(await window.ask('desk'), { ok: { practice: false, working: [] } });
    await window.close();
  }
});
