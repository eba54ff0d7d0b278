// @ts-check
/**
 * Finds a Chromium that really works and says how to launch it. With `--install` it also gets one.
 * Plain JavaScript, because Node 20 runs it directly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/**
 * @typedef {{ name: string, path: string, env?: Record<string, string> }} Candidate
 * @typedef {{ name: string, why: string }} Failure
 */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CACHE = join(ROOT, 'node_modules', '.cache', 'synod');
const MEMO = join(CACHE, 'browser.json');
const require = createRequire(import.meta.url);
/** @type {string} */
const PLAYWRIGHT = require('@playwright/test/package.json').version;

const NPM_CHROMIUM = '@sparticuz/chromium@143.0.4';
const LAUNCH_MS_MAX = 60_000;
const ANSWER_MS_MAX = 30_000;

const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Launch options for Playwright and for Vitest's browser project: the proved browser, or else the first candidate. */
export function launchOptions() {
  const candidate = named() ?? readMemo() ?? ownAndSystem()[0];
  return candidate ? optionsFor(candidate) : { chromiumSandbox: false, args: ARGS };
}

/** @param {Candidate} candidate */
function optionsFor({ path, env }) {
  const extra = env
    ? { env: { .../** @type {Record<string, string>} */ (process.env), ...env } }
    : {};
  return { executablePath: path, chromiumSandbox: false, args: ARGS, ...extra };
}

/** @returns {Candidate | undefined} */
function named() {
  const path = process.env['E2E_CHROMIUM'];
  return path ? { name: `$E2E_CHROMIUM (${path})`, path } : undefined;
}

/** @returns {Candidate | undefined} */
function readMemo() {
  try {
    const memo = JSON.parse(readFileSync(MEMO, 'utf8'));
    return memo.playwright === PLAYWRIGHT ? memo.candidate : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Candidate} candidate */
function writeMemo(candidate) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(MEMO, JSON.stringify({ playwright: PLAYWRIGHT, candidate }, null, 2));
}

/** @returns {Candidate[]} */
function ownAndSystem() {
  return [...own(), ...system()];
}

/** @returns {Candidate[]} */
function own() {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? [{ name: "Playwright's own Chromium", path }] : [];
  } catch {
    return [];
  }
}

/** @returns {Candidate[]} */
function system() {
  return [...new Set(systemPaths())]
    .filter((path) => existsSync(path))
    .map((path) => ({ name: path, path }));
}

function systemPaths() {
  if (process.platform === 'darwin') {
    const apps = [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, app)),
    );
  }
  if (process.platform === 'win32') {
    const apps = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)']
      .flatMap((name) => process.env[name] ?? [])
      .flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * The proof: a page on an http origin starts a module worker and gets its answer. The origin is routed,
 * because about:blank is opaque and would refuse the worker.
 * @param {Candidate} candidate
 * @returns {Promise<string>} the browser's version
 */
async function prove(candidate) {
  const browser = await chromium.launch({ ...optionsFor(candidate), timeout: LAUNCH_MS_MAX });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(ANSWER_MS_MAX);
    await page.route('http://proof.test/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>proof</title>' }),
    );
    await page.goto('http://proof.test/');
    await page.evaluate(() => {
      const source = new Blob(['postMessage(6 * 7)'], { type: 'text/javascript' });
      const worker = new Worker(URL.createObjectURL(source), { type: 'module' });
      worker.onmessage = ({ data }) => (document.title = `answer ${data}`);
    });
    await page.waitForFunction(() => document.title === 'answer 42');
    return browser.version();
  } finally {
    await browser.close();
  }
}

/**
 * @param {Candidate[]} candidates
 * @param {Failure[]} failures
 * @returns {Promise<Candidate | undefined>} the first that proves itself
 */
async function firstProved(candidates, failures) {
  for (const candidate of candidates) {
    try {
      const version = await prove(candidate);
      console.log(`browser: ${candidate.name}, Chromium ${version}`);
      return candidate;
    } catch (error) {
      failures.push({ name: candidate.name, why: firstLines(String(error)) });
    }
  }
  return undefined;
}

/** @param {string} text */
function firstLines(text) {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).slice(0, 3).join(' | ').slice(0, 400);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string | undefined} why it failed, or nothing
 */
function run(command, args, options = {}) {
  console.log(`browser: ${[command === process.execPath ? 'node' : command, ...args].join(' ')}`);
  const { error, status, stderr, stdout } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...options,
  });
  if (!error && status === 0) return undefined;
  return firstLines([error ?? '', stderr, stdout].map(String).join('\n')) || `exit ${status}`;
}

/** @returns {string[] | undefined} the words that make a command run as root */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Runs without `--with-deps`, which would install system packages before a download that may fail.
 * @param {Failure[]} failures
 */
async function getFromPlaywright(failures) {
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const name = 'playwright install chromium';
  const why = run(process.execPath, [cli, 'install', 'chromium']);
  if (why) return void failures.push({ name, why });
  const found = await firstProved(own(), failures);
  if (found || process.platform !== 'linux') return found;
  if (!asRoot()) return void failures.push({ name: 'playwright install-deps', why: 'not root' });
  const depsWhy = run(process.execPath, [cli, 'install-deps', 'chromium']);
  if (depsWhy) return void failures.push({ name: 'playwright install-deps', why: depsWhy });
  return firstProved(own(), failures);
}

/** @param {Failure[]} failures */
async function getFromDebian(failures) {
  const name = 'apt-get install chromium';
  // Ubuntu is left out: its chromium package is a stub for a snap.
  if (!isDebian()) return void failures.push({ name, why: 'this is not Debian' });
  const root = asRoot();
  if (!root) return void failures.push({ name, why: 'needs root or a sudo that asks no password' });
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = [
      ...root,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=300',
      ...args,
    ];
    return run(command, rest);
  };
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'];
  const why = apt(...install) && (apt('update') ?? apt(...install));
  if (why) return void failures.push({ name, why });
  return firstProved(system(), failures);
}

function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * The last resort needs neither root nor a download site: a Chromium inside an npm package.
 * @param {Failure[]} failures
 */
async function getFromNpm(failures) {
  const name = `npm install ${NPM_CHROMIUM}`;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return void failures.push({ name, why: 'it exists for Linux x64 only' });
  }
  const folder = join(CACHE, 'npm-chromium');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  // npm's own retries would make a computer without a network wait for ten minutes.
  const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--fetch-retries=0'];
  const installWhy = run('npm', [...install, NPM_CHROMIUM], { cwd: folder });
  if (installWhy) return void failures.push({ name, why: installWhy });
  const unpack = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`;
  // The package unpacks to the temporary folder, and unpacks its libraries only if it believes that it runs in AWS.
  const unpackWhy = run(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  if (unpackWhy) return void failures.push({ name, why: unpackWhy });
  const libraries = join(folder, 'al2023', 'lib');
  const inherited = process.env['LD_LIBRARY_PATH'];
  const candidate = {
    name: NPM_CHROMIUM,
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: inherited ? `${libraries}${delimiter}${inherited}` : libraries,
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
  return firstProved([candidate], failures);
}

/** @param {Failure[]} failures */
function message(failures) {
  const tried = failures.map(({ name, why }) => `  - ${name}: ${why}`);
  return [
    'No working Chromium found.',
    ...(tried.length > 0 ? ['Tried:', ...tried] : ['None is installed.']),
    'Ways out:',
    '  - npm run browser                        (tries to get one)',
    '  - npx playwright install --with-deps chromium',
    '  - install Chromium, Chrome or Edge with the package manager of your system',
    '  - E2E_CHROMIUM=<path of a Chromium> npm test',
  ].join('\n');
}

/**
 * @param {boolean} install
 * @returns {Promise<Candidate | undefined>}
 */
async function resolve(install, /** @type {Failure[]} */ failures) {
  const told = named();
  // A browser that was asked for by name is never silently replaced by another.
  if (told) return firstProved([told], failures);
  const memo = readMemo();
  const known = [...(memo ? [memo] : []), ...ownAndSystem().filter((c) => c.path !== memo?.path)];
  const found = await firstProved(known, failures);
  if (found || !install) return found;
  for (const get of [getFromPlaywright, getFromDebian, getFromNpm]) {
    const got = await get(failures);
    if (got) return got;
  }
  return undefined;
}

async function main() {
  /** @type {Failure[]} */
  const failures = [];
  const found = await resolve(process.argv.includes('--install'), failures);
  if (!found) {
    console.error(message(failures));
    process.exitCode = 1;
  } else if (!named()) {
    writeMemo(found);
  }
}

const started = process.argv[1];
if (started && import.meta.url === pathToFileURL(realpathSync(started)).href) await main();
