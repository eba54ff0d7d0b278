// @ts-check
/** Rows 4–10 of the benchmarks: the built page in a real browser, main thread only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { launchOptions } from '../browser.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Browser} Browser */

const SIZE = { width: 1280, height: 720 };
const COLD_RUNS = 7;

/** @param {readonly number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Counts frames, script time in them, and what crosses the door; runs before the page's own code. */
function instrument() {
  const bench = { frames: /** @type {number[]} */ ([]), messages: 0, bytes: 0, longTasks: 0 };
  Object.assign(window, { bench });
  const raf = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    raf((now) => {
      const start = performance.now();
      callback(now);
      bench.frames.push(performance.now() - start);
    });
  new PerformanceObserver((list) => (bench.longTasks += list.getEntries().length)).observe({
    type: 'longtask',
  });
  const Real = window.Worker;
  window.Worker = class extends Real {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        bench.messages += 1;
        if (Object.hasOwn(window, 'weigh')) bench.bytes += JSON.stringify(data).length;
      });
    }
  };
}

/** @param {Page} page */
async function cpuSeconds(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** @param {Browser} browser @param {string} url */
async function open(browser, url) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.addInitScript(instrument);
  await page.goto(url);
  await page.locator('html[data-idle="true"]').waitFor();
  return page;
}

/** @param {Page} page @param {number} milliseconds */
async function watch(page, milliseconds) {
  const read = () => page.evaluate(() => structuredClone(/** @type {any} */ (window).bench));
  const reset = () =>
    page.evaluate(() => {
      Object.assign(/** @type {any} */ (window).bench, {
        frames: [],
        messages: 0,
        bytes: 0,
        longTasks: 0,
      });
    });
  await reset();
  const before = await cpuSeconds(page);
  await page.waitForTimeout(milliseconds);
  const cpu = (await cpuSeconds(page)) - before;
  const seen = await read();
  const seconds = milliseconds / 1000;
  return {
    seconds,
    cpuShare: cpu / seconds,
    cpuPerFrame: (1000 * cpu) / Math.max(1, seen.frames.length),
    scriptP95: quantile(seen.frames, 0.95),
    fps: seen.frames.length / seconds,
    frames: seen.frames.length,
    longTasks: seen.longTasks,
    messagesPerSecond: seen.messages / seconds,
    bytesPerSecond: seen.bytes / seconds,
  };
}

/** How many messages are on their way, as the stage says for those who cannot see it. */
async function flights(/** @type {Page} */ page) {
  return Number((await page.locator('html').getAttribute('data-flights')) ?? 0);
}

/** @param {Browser} browser @param {string} url @param {string} recording @param {number} seconds */
async function playRecording(browser, url, recording, seconds) {
  const page = await open(browser, url);
  await openRecording(page, recording);
  const figures = await play(page, seconds);
  await page.close();
  return figures;
}

/** @param {Page} page @param {string} recording */
async function openRecording(page, recording) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'bench.json',
      mimeType: 'application/json',
      buffer: Buffer.from(recording),
    });
  await page.locator('html[data-idle="true"]').waitFor();
}

/** @param {Page} page @param {number} seconds */
async function play(page, seconds) {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(3_000);
  const figures = await watch(page, seconds * 1000);
  return { ...figures, flights: await flights(page) };
}

/** @param {Browser} browser @param {string} url */
async function firstPicture(browser, url) {
  const times = [];
  for (let i = 0; i < COLD_RUNS; i++) {
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    times.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const look = () =>
              document.documentElement.dataset['idle'] === 'true'
                ? requestAnimationFrame(() => resolve(performance.now()))
                : setTimeout(look, 4);
            look();
          }),
      ),
    );
    await context.close();
  }
  return quantile(times, 0.5);
}

/** @param {Browser} browser @param {string} url @param {number} seconds */
async function heapAndDoor(browser, url, seconds) {
  const page = await open(browser, url);
  await page.evaluate(() => Object.assign(window, { weigh: true }));
  await chooseFailover(page);
  await setSpeed(page, /^real time$/i);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(5_000);
  const used = async () => {
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    return usedSize;
  };
  const before = await used();
  const door = await watch(page, seconds * 1000);
  const grown = (await used()) - before;
  await page.close();
  return { heap: { kilobytesPerSecond: grown / 1000 / seconds, seconds }, door };
}

/** @param {Page} page */
async function chooseFailover(page) {
  await page
    .getByRole('button', { name: /scene|cluster/i })
    .first()
    .click();
  await page
    .getByRole('menuitem', { name: /failover/i })
    .first()
    .click();
  await page.locator('html[data-idle="true"]').waitFor();
}

/** From the keyboard: the page keys go by large steps, Home to the slowest. @param {Page} page @param {RegExp} wanted */
async function setSpeed(page, wanted) {
  const slider = page.getByRole('slider', { name: 'Speed' });
  await slider.focus();
  await slider.press('Home');
  for (let i = 0; i < 200; i++) {
    if (wanted.test((await slider.getAttribute('aria-valuetext')) ?? '')) return;
    await slider.press('ArrowRight');
  }
  throw new Error(`the speed slider never said ${wanted}`);
}

/** @param {string} root */
function bundle(root) {
  const dist = join(root, 'dist');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const gzipped = (/** @type {string} */ file) =>
    gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;
  const sum = (/** @type {readonly string[]} */ files) =>
    files.reduce((total, file) => total + gzipped(file), 0);
  const workers = readdirSync(join(dist, 'assets')).filter((name) => /^entry-.*\.js$/.test(name));
  return { page: sum(first), worker: sum(workers.map((name) => `assets/${name}`)) };
}

/** @param {string} root @param {{ busy: unknown, crowd: unknown }} recordings */
export async function measurePage(root, recordings) {
  const server = await preview({
    root,
    preview: { host: '127.0.0.1', port: 4520 },
    logLevel: 'error',
  });
  const url = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4520/';
  const browser = await chromium.launch(launchOptions());
  try {
    const still = await open(browser, url);
    const paused = await watch(still, 3_000);
    await chooseFailover(still);
    const playing = await play(still, 20);
    await still.close();
    return {
      playing,
      paused,
      busy: await playRecording(browser, url, JSON.stringify(recordings.busy), 8),
      crowd: await playRecording(browser, url, JSON.stringify(recordings.crowd), 8),
      firstPicture: await firstPicture(browser, url),
      bundle: bundle(root),
      ...(await heapAndDoor(browser, url, 60)),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
