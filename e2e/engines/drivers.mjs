// @ts-check
/** A page in a browser of each engine, behind the few things that a check needs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../browser.mjs';

/**
 * A page that a person sees. `run` evaluates a function in the page with one argument, and waits for what it promises;
 * `press` presses keys by the names of `KeyboardEvent.key`, one after the other, or together where they are joined by `+`.
 * @typedef {{
 *   version: string,
 *   open: (url: string) => Promise<unknown>,
 *   run: <A, R>(act: (given: A) => R | Promise<R>, given: A) => Promise<R>,
 *   press: (...keys: string[]) => Promise<void>,
 *   shoot: (file: `${string}.png`) => Promise<unknown>,
 *   close: () => Promise<void>,
 * }} Driver
 *
 * `missing` says what to install; it is null where the engine can be started.
 * @typedef {{ name: string, missing: string | null, start: () => Promise<Driver> }} Engine
 */

const SIZE = { width: 1440, height: 900 };

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
/** A command of a driver that takes longer hangs. */
const COMMAND_MS_MAX = 60_000;
/** @type {any} */
const NOTHING = undefined;
const WEBKIT = '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';

/** @type {readonly Engine[]} */
export const ENGINES = [
  {
    name: 'Chromium',
    missing: null,
    start: () => {
      const { executablePath, args, env } = /** @type {any} */ (launchOptions());
      return puppet({ executablePath, env, args: ['--no-sandbox', ...args] });
    },
  },
  {
    name: 'Firefox',
    missing: FIREFOX === undefined ? 'firefox-esr' : null,
    start: () => puppet({ browser: 'firefox', executablePath: String(FIREFOX) }),
  },
  {
    name: 'WebKit',
    missing: existsSync(WEBKIT) && existsSync(XVFB) ? null : 'webkit2gtk-driver and xvfb',
    start: webkit,
  },
];

/** Chromium by its own protocol, Firefox by WebDriver BiDi. @param {import('puppeteer-core').LaunchOptions} options @returns {Promise<Driver>} */
async function puppet(options) {
  const browser = await puppeteer.launch({ headless: true, defaultViewport: SIZE, ...options });
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    open: (url) => page.goto(url),
    run: (act, given) => page.evaluate(/** @type {any} */ (act), given),
    press: async (...keys) => {
      for (const key of keys) {
        const parts = /** @type {any[]} */ (key === '+' ? [key] : key.split('+'));
        for (const part of parts) await page.keyboard.down(part);
        for (const part of parts.toReversed()) await page.keyboard.up(part);
      }
    },
    shoot: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  };
}

/** The keys of the WebDriver protocol that are no characters. @type {Readonly<Record<string, string>>} */
const KEYS = { Enter: '\uE007', Escape: '\uE00C', Control: '\uE009' };

/** WebKit by the classic WebDriver protocol, on a screen of its own. @returns {Promise<Driver>} */
async function webkit() {
  const screen = spawn(XVFB, ['-displayfd', '1', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = await once(createInterface({ input: screen.stdout }), 'line');
  const port = await freePort();
  const driver = spawn(WEBKIT, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}` },
  });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  const ask = asker(`http://127.0.0.1:${port}`);
  try {
    const { sessionId, capabilities } = await patiently(() =>
      ask('POST', '/session', { capabilities: { alwaysMatch: {} } }),
    );
    const at = `/session/${sessionId}`;
    await ask('POST', `${at}/timeouts`, { script: 120_000 });
    await ask('POST', `${at}/window/rect`, { ...SIZE, x: 0, y: 0 });
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      open: (url) => ask('POST', `${at}/url`, { url }),
      run: async (act, given) => {
        const script = `const [given, done] = arguments;
          Promise.resolve((${String(act)})(given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await ask('POST', `${at}/execute/async`, {
          script,
          args: [given],
        });
        if (error !== undefined) throw new Error(error);
        return value;
      },
      press: async (...keys) => {
        for (const key of keys) {
          const parts = (key === '+' ? [key] : key.split('+')).map((part) => KEYS[part] ?? part);
          const down = parts.map((value) => ({ type: 'keyDown', value }));
          const up = parts.toReversed().map((value) => ({ type: 'keyUp', value }));
          const actions = [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
          await ask('POST', `${at}/actions`, { actions });
        }
      },
      shoot: async (file) =>
        writeFile(file, Buffer.from(await ask('GET', `${at}/screenshot`), 'base64')),
      close: async () => {
        await ask('DELETE', at);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Sends one command of the WebDriver protocol. @param {string} base */
function asker(base) {
  return async (/** @type {string} */ method, /** @type {string} */ path, body = NOTHING) => {
    const signal = AbortSignal.timeout(COMMAND_MS_MAX);
    const init =
      body === NOTHING ? { method, signal } : { method, signal, body: JSON.stringify(body) };
    const answer = await fetch(base + path, init).catch((error) => {
      throw error.name === 'TimeoutError'
        ? new Error(`no answer to ${method} ${path} ${init.body}`)
        : error;
    });
    /** @type {any} */
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

/** Tries for ten seconds, for a driver that has just been started does not listen yet. @param {() => Promise<any>} act */
async function patiently(act) {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries === 50 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}
