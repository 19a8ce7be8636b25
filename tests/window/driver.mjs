// Halyard's window, driven as a person would drive it: WebDriver's protocol spoken to WebKit's own driver.
// Nothing beside Node is needed.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? 'target', 'debug', 'halyard');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens the window on an empty data folder, or on one that was used before. */
export async function open({ data, program = PROGRAM } = {}) {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'halyard-window-')));
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // The program is started by the driver and gets its environment.
    env: { ...process.env, HALYARD_DATA_DIR: folder, TAURI_WEBVIEW_AUTOMATION: 'true' },
  });
  const base = `http://127.0.0.1:${port}`;
  try {
    await answers(`${base}/status`);
    const options = { 'webkitgtk:browserOptions': { binary: program, args: [] } };
    const { sessionId } = await call('POST', `${base}/session`, { capabilities: { alwaysMatch: options } });
    const window = new Window(`${base}/session/${sessionId}`, driver, folder);
    await window.until('the page to load', () => window.run('return document.readyState === "complete"'));
    return window;
  } catch (error) {
    driver.kill();
    throw error;
  }
}

class Window {
  #session;
  #driver;

  constructor(session, driver, folder) {
    this.#session = session;
    this.#driver = driver;
    this.folder = folder;
  }

  /** Runs a script in the page. */
  run(script, ...args) {
    return call('POST', `${this.#session}/execute/sync`, { script, args });
  }

  /** Runs a script that answers by its last argument. */
  wait(script, ...args) {
    return call('POST', `${this.#session}/execute/async`, { script, args });
  }

  /** Asks the shell as the page does: {ok} or {error}. */
  ask(command, args = {}) {
    const script = `const [command, args, done] = arguments;
      window.__TAURI_INTERNALS__.invoke(command, args).then((ok) => done({ ok }), (error) => done({ error }));`;
    return this.wait(script, command, args);
  }

  address() {
    return call('GET', `${this.#session}/url`);
  }

  goTo(url) {
    return call('POST', `${this.#session}/url`, { url });
  }

  title() {
    return call('GET', `${this.#session}/title`);
  }

  async find(css) {
    const found = await call('POST', `${this.#session}/element`, { using: 'css selector', value: css });
    return found[ELEMENT];
  }

  async click(css) {
    return call('POST', `${this.#session}/element/${await this.find(css)}/click`, {});
  }

  async type(css, text) {
    return call('POST', `${this.#session}/element/${await this.find(css)}/value`, { text });
  }

  /** A picture of the page, PNG in base64. */
  picture() {
    return call('GET', `${this.#session}/screenshot`);
  }

  /** Waits for something to become true. */
  async until(what, test, seconds = 10) {
    const end = Date.now() + seconds * 1000;
    let last;
    while (Date.now() < end) {
      try {
        if (await test()) return;
      } catch (error) {
        last = error;
      }
      await sleep(50);
    }
    throw new Error(`waited ${seconds} s for ${what}${last ? `: ${last.message}` : ''}`);
  }

  /** Closes it; the data folder goes unless it is kept. */
  async close({ keep = false } = {}) {
    await call('DELETE', this.#session).catch(() => {});
    this.#driver.kill();
    if (!keep) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function call(method, url, body) {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function answers(url) {
  for (let i = 0; i < 100; i += 1) {
    const ok = await fetch(url).then((answer) => answer.ok, () => false);
    if (ok) return;
    await sleep(50);
  }
  throw new Error(`${url} does not answer`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
