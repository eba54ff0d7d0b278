// @ts-check
/**
 * `npm run -s engines`: the built app in the browser engines that this machine has (Chromium, Firefox, Safari's WebKit).
 * In each it plays a failover by keyboard alone, opens every picture, and plays the same fault runs as Node.
 * It prints a line for each engine, keeps screenshots, and exits 1 if an engine reports an error or plays another run.
 *
 * `--seeds N` is the number of fault runs (50). `--only NAME` tries one engine.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';
import { bundle } from '../load.mjs';
import { ENGINES } from './drivers.mjs';

/** @typedef {import('./drivers.mjs').Driver} Driver */
/** @typedef {{ text: string, index: number, hash: string }} Run */

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));
const SHOTS = join(ROOT, 'node_modules', '.cache', 'engines');
const EVENTS = 1_000;
/** A browser without a graphics card on a busy machine shows few pictures, and time moves only with them. */
const WAIT = 180_000;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '50' }, only: { type: 'string' } },
});

/** The runs and what Node makes of them. @param {number} seeds @returns {Promise<readonly Run[]>} */
async function runsInNode(seeds) {
  const { campaign } = await import(await bundle('src/check/index.ts'));
  const { handle, openSession } = await import(await bundle('src/session/index.ts'));
  return Array.from({ length: seeds }, (_, seed) => {
    const text = JSON.stringify(campaign(seed + 1, { events: EVENTS }).recording);
    const session = openSession();
    handle(session, { kind: 'openRecording', text });
    const { index } = handle(session, { kind: 'seek', index: Infinity }).frame;
    return { text, index, hash: handle(session, { kind: 'hash' }).answer.value };
  });
}

/** Serves the build, with the watching script before every other. */
async function serve() {
  await build({ root: ROOT, logLevel: 'error' });
  const page = readFileSync(join(ROOT, 'dist', 'index.html'), 'utf8');
  const watched = page.replace('<head>', '<head><script src="./watch.js"></script>');
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 4610 },
    plugins: [
      {
        name: 'watch',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use((request, response, next) => {
            if (request.url === '/') response.setHeader('content-type', 'text/html').end(watched);
            else if (request.url === '/watch.js')
              response
                .setHeader('content-type', 'text/javascript')
                .end(readFileSync(join(HERE, 'watch.js')));
            else next();
          });
        },
      },
    ],
  });
  return { server, url: server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4610/' };
}

/** Waits until `find` finds something in the page, and returns it. @template A, R @param {Driver} driver @param {string} what @param {(given: A) => R} find @param {A} given @returns {Promise<R>} */
async function until(driver, what, find, given) {
  const end = Date.now() + WAIT;
  for (;;) {
    const found = await driver.run(find, given);
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: waited for ${WAIT / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const idle = () => document.documentElement.dataset['idle'] === 'true';

/** Finds an action by its words in the palette and does it. @param {Driver} driver @param {string} words */
async function command(driver, words) {
  await driver.press('Control+k');
  await until(
    driver,
    'the palette',
    () => document.activeElement?.matches('[type=search]') ?? false,
    null,
  );
  await driver.press(...words.split(''), 'Enter');
}

/** Waits for an active leader other than this one, and names it, as the stage's textual twin does. @param {Driver} driver @param {string | null} fallen @returns {Promise<string>} */
async function leads(driver, fallen) {
  const other = (/** @type {string | null} */ but) => {
    const lines = [...document.querySelectorAll('[aria-label="What is where"] li')];
    const names = lines.map(
      ({ textContent }) => /^(l\d+), leader, active/.exec(textContent ?? '')?.[1],
    );
    return names.find((name) => name !== undefined && name !== but) ?? null;
  };
  return String(await until(driver, 'an active leader', other, fallen));
}

/** Plays the failover scene, crashes its leader and waits for the next. @param {Driver} driver @param {(name: string) => Promise<unknown>} shoot */
async function failover(driver, shoot) {
  await until(driver, 'the first scene', idle, null);
  await shoot('open');
  await command(driver, 'open failover under load');
  await until(driver, 'the failover scene', idle, null);
  await driver.press('f', ' ');
  const first = await leads(driver, null);
  await driver.press(first.slice(1), 'x');
  const next = await leads(driver, first);
  await driver.press(' ');
  await until(driver, 'the pause', idle, null);
  await shoot('failover');
  return `${first} fell, ${next} leads`;
}

/** Opens every picture of the run. @param {Driver} driver @param {readonly string[]} names @param {(name: string) => Promise<unknown>} shoot */
async function pictures(driver, names, shoot) {
  for (const name of names) {
    await command(driver, name);
    await until(
      driver,
      name,
      (wanted) => document.querySelector(`section[aria-label*="${wanted}"]`) !== null,
      name,
    );
    await until(driver, name, idle, null);
    await shoot(name.toLowerCase());
  }
}

/** Plays the runs in the page's worker. @param {Driver} driver @param {readonly Run[]} runs @returns {Promise<readonly string[]>} */
async function others(driver, runs) {
  const wrong = [];
  for (const [at, run] of runs.entries()) {
    const given = await driver.run(async (wanted) => {
      const { watch } = /** @type {any} */ (window);
      await watch.ask({ kind: 'openRecording', text: wanted.text });
      await watch.ask({ kind: 'seek', index: wanted.index });
      return (await watch.ask({ kind: 'hash' })).answer.value;
    }, run);
    if (given !== run.hash) wrong.push(`seed ${at + 1}: ${given} instead of ${run.hash}`);
  }
  return wrong;
}

const runs = await runsInNode(Number(values.seeds));
const { VIEW_WORDS } = await import(await bundle('src/ui/words/index.ts'));
const { server, url } = await serve();
let isRed = false;
for (const { name, missing, start } of ENGINES) {
  if (values.only !== undefined && values.only.toLowerCase() !== name.toLowerCase()) continue;
  if (missing !== null) {
    console.log(`${name}: not here (install ${missing})`);
    continue;
  }
  const driver = await start();
  mkdirSync(SHOTS, { recursive: true });
  const shoot = (/** @type {string} */ what) =>
    driver.shoot(`${SHOTS}/${name.toLowerCase()}-${what}.png`);
  try {
    await driver.open(url);
    const story = await failover(driver, shoot);
    await pictures(driver, Object.values(VIEW_WORDS.names), shoot);
    const wrong = await others(driver, runs);
    const errors = await driver.run(() => /** @type {any} */ (window).watch.errors, null);
    const red = [...wrong, ...errors];
    isRed ||= red.length > 0;
    const agreed = `${runs.length - wrong.length} of ${runs.length} runs as in Node`;
    console.log(`${name} (${driver.version}): ${story}; every picture opened; ${agreed}`);
    for (const line of red) console.log(`  ${line}`);
  } catch (error) {
    isRed = true;
    await shoot('error').catch(() => {});
    console.log(`${name} (${driver.version}): ${String(error)}`);
  } finally {
    await driver.close();
  }
}
await server.close();
console.log(`Screenshots: ${SHOTS}`);
process.exitCode = isRed ? 1 : 0;
