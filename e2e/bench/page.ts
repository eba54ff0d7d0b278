import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test';
import { preview } from 'vite';
import type { Notice } from '../../src/contract/index.ts';
import { RECORDING_VERSION, type Cluster, type Recording } from '../../src/sim/index.ts';
import { Synod } from '../synod.ts';
import { BUSY, CROWD } from './clusters.ts';
import { pictureCosts } from './trace.ts';

/** Rows 4–10 and 13 of the benchmarks: the built page in a real browser, main thread only. */

const SIZE = { width: 1280, height: 720 };
const SEED = 7;
const COLD_RUNS = 7;
/** Until most of what is often run has been compiled, which takes memory, too. */
const WARM_UP = 60_000;
/** Virtual seconds after which the slow clusters have about as many messages as they ever will. */
const SETTLED = 8_000_000;

interface Bench {
  frames: number;
  longTasks: number;
  messages: number;
  bytes: number;
  /** Messages on the stage, flying or held, summed over all pictures. */
  flights: number;
  /** Events of which the lifelines have been told. */
  logged: number;
}

declare global {
  interface Window {
    readonly bench: Bench;
  }
}

/** Counts pictures, long tasks and what comes through the worker's door; runs before the page's own code. */
function instrument(weighs: boolean): void {
  const onStage = new Set<number>();
  const bench: Bench = {
    frames: 0,
    longTasks: 0,
    messages: 0,
    bytes: 0,
    flights: 0,
    logged: 0,
  };
  Object.defineProperty(window, 'bench', { value: bench });

  let latest = -1;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((now) => {
      // All callbacks of one picture are given the same time.
      if (now !== latest) {
        bench.frames += 1;
        bench.flights += onStage.size;
      }
      latest = now;
      callback(now);
    });
  new PerformanceObserver((list) => (bench.longTasks += list.getEntries().length)).observe({
    type: 'longtask',
  });

  const hear = (notice: Notice): void => {
    bench.messages += 1;
    if (weighs) bench.bytes += JSON.stringify(notice).length;
    if (notice.kind === 'answer' && notice.answer.kind === 'log') {
      const { from, to } = notice.answer.value;
      bench.logged += to - from;
    }
    if (notice.kind !== 'answer' || notice.delta === null) return;
    const { whole, gone, envelopes } = notice.delta;
    if (whole) onStage.clear();
    for (const id of gone) onStage.delete(id);
    for (const { id, state } of envelopes) {
      if (state === 'waiting') onStage.delete(id);
      else onStage.add(id);
    }
  };
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => hear(data as Notice));
    }
  };
}

/** Opens the page so that every message in flight is drawn. */
async function open(browser: Browser, url: string, weighs = false): Promise<Synod> {
  const page = await browser.newPage({ viewport: SIZE });
  await page.addInitScript(instrument, weighs);
  await page.goto(url);
  const synod = await new Synod(page).idle();
  await synod.menu('View', 'All in flight');
  await page.keyboard.press('Escape');
  return synod.idle();
}

async function openCluster(synod: Synod, cluster: Cluster): Promise<void> {
  const recording: Recording = { version: RECORDING_VERSION, cluster, seed: SEED, hands: [] };
  await synod.openRecording('bench.json', JSON.stringify(recording));
  const { length } = cluster.nodes;
  const nodes = synod.stage.getByRole('listitem').filter({ hasText: /^n\d+,/ });
  await synod.until(async () => (await nodes.count()) === length, `${length} nodes on the stage`);
  await synod.speed('10 × real time');
  await synod.playUntil(async () => (await synod.time()) > SETTLED, 'the run has settled');
}

/** What the main thread does in so many seconds. */
async function watch(page: Page, seconds: number) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    return { ...(await page.evaluate(() => ({ ...window.bench, at: performance.now() }))), cpu };
  };
  const before = await read();
  await page.waitForTimeout(1000 * seconds);
  const after = await read();
  await client.detach();
  const frames = after.frames - before.frames;
  const cpu = after.cpu - before.cpu;
  const span = (after.at - before.at) / 1000;
  return {
    seconds,
    frames,
    fps: frames / span,
    cpuShare: cpu / span,
    cpuPerFrame: (1000 * cpu) / frames,
    longTasks: after.longTasks - before.longTasks,
    messagesPerSecond: (after.messages - before.messages) / span,
    bytesPerSecond: (after.bytes - before.bytes) / span,
    flights: (after.flights - before.flights) / frames,
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

/** Twenty dots that move on a bare canvas of the same size: what any picture costs on this machine now. */
async function bare(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.addInitScript(instrument, false);
  await page.route(url, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><canvas>' }),
  );
  await page.goto(url);
  await page.evaluate(({ width, height }) => {
    const canvas = document.querySelector('canvas')!;
    Object.assign(canvas, { width, height });
    const brush = canvas.getContext('2d')!;
    const draw = (now: number): void => {
      brush.clearRect(0, 0, width, height);
      for (let dot = 0; dot < 20; dot++) {
        brush.beginPath();
        brush.arc((now / 10 + 60 * dot) % width, 30 * dot + 60, 9, 0, 2 * Math.PI);
        brush.fill();
      }
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  }, SIZE);
  await page.waitForTimeout(2_000);
  const seen = await watch(page, 10);
  await page.close();
  return seen;
}

/** Plays on at the speed a first visit has, which is slow enough to follow each message. */
async function playing(browser: Browser, synod: Synod, seconds: number) {
  const { page } = synod;
  await synod.speed('1/25 of real time');
  await synod.play();
  await page.waitForTimeout(2_000);
  const seen = await watch(page, seconds);
  const costs = await pictureCosts(browser, page, 10);
  await page.close();
  return {
    ...seen,
    traced: { pictures: costs.length, median: quantile(costs, 0.5), p95: quantile(costs, 0.95) },
  };
}

async function failover(browser: Browser, url: string, seconds: number) {
  return playing(browser, await (await open(browser, url)).scene('failover'), seconds);
}

async function recorded(browser: Browser, url: string, cluster: Cluster) {
  const synod = await open(browser, url);
  await openCluster(synod, cluster);
  return playing(browser, synod, 10);
}

async function paused(browser: Browser, url: string) {
  const { page } = await open(browser, url);
  await page.waitForTimeout(2_000);
  const seen = await watch(page, 10);
  await page.close();
  return seen;
}

/** Milliseconds from navigation until the cluster has been painted. */
async function firstPicture(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < COLD_RUNS; run++) {
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    times.push(await page.evaluate(painted));
    await context.close();
  }
  return quantile(times, 0.5);
}

function painted(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.documentElement.dataset['idle'] !== 'true') return void setTimeout(look, 2);
      // A task that an animation frame starts comes after the picture.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    look();
  });
}

/** One minute in real time: what stays in the page's memory, and what came through the door. */
async function realTime(browser: Browser, url: string, seconds: number) {
  const synod = await (await open(browser, url, true)).scene('failover');
  const { page } = synod;
  await synod.speed('real time');
  await synod.play();
  await page.waitForTimeout(WARM_UP);
  const client = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heap();
  const door = await watch(page, seconds);
  const after = await heap();
  await page.close();
  return { ...door, heapBytesPerSecond: (after - before) / seconds, heapBytes: after };
}

/** Events in the lifelines, at least. */
const EVENTS = 5_000;
const OPENINGS = 7;
const MOVES = 120;

/** From the press of the button to the picture of a long run, and what a frame costs while the wheel turns. */
async function lifelines(browser: Browser, url: string) {
  const synod = await (await open(browser, url)).scene('failover');
  const { page } = synod;
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) > EVENTS, `${EVENTS} events`);
  const times: Awaited<ReturnType<typeof toLifelines>>[] = [];
  for (let run = 0; run < OPENINGS; run++) {
    times.push(await page.evaluate(toLifelines, EVENTS));
    if (run < OPENINGS - 1) await page.getByRole('button', { name: 'Close the picture' }).click();
    await synod.idle();
  }
  const median = (part: 'first' | 'all') =>
    quantile(
      times.map((time) => time[part]),
      0.5,
    );
  const near = await wheeling(page);
  await page.getByRole('button', { name: 'Show the whole run' }).click();
  const whole = await wheeling(page);
  await page.close();
  return { first: median('first'), all: median('all'), near, whole };
}

/** Milliseconds until the part around the present moment is painted, and until all of it is. */
async function toLifelines(events: number): Promise<{ first: number; all: number }> {
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Lifelines',
  )!;
  const blank = document.createElement('canvas').width;
  const { logged } = window.bench;
  const start = performance.now();
  button.click();
  const seen = (isThere: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = (): void => {
        if (!isThere()) return void setTimeout(look, 1);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      };
      look();
    });
  const first = await seen(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(
      'section[aria-label="Lifelines"] canvas',
    );
    // It gets its size when it is drawn for the first time.
    return canvas !== null && canvas.width !== blank;
  });
  const all = await seen(() => window.bench.logged - logged >= events);
  return { first, all };
}

/** CPU milliseconds of the main thread for each frame in which the wheel turns to and fro. */
async function wheeling(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  const turn = () => page.evaluate(turnWheel, MOVES);
  await turn();
  const before = await cpu();
  await turn();
  const after = await cpu();
  await client.detach();
  return (1000 * (after - before)) / MOVES;
}

function turnWheel(moves: number): Promise<void> {
  const canvas = document.querySelector('section[aria-label="Lifelines"] canvas')!;
  const { left, top, width } = canvas.getBoundingClientRect();
  return new Promise((resolve) => {
    let remaining = moves;
    const move = (): void => {
      if (remaining-- === 0) return resolve();
      const deltaY = remaining % 24 < 12 ? 20 : -20;
      const [clientX, clientY] = [left + width / 2, top + 60];
      canvas.dispatchEvent(
        new WheelEvent('wheel', { deltaY, clientX, clientY, bubbles: true, cancelable: true }),
      );
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  });
}

/** Gzipped kilobytes of the JavaScript that the page asks for at once, and of the worker. */
function bundle(root: string) {
  const dist = join(root, 'dist');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const page = [...html.matchAll(/"\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!);
  const worker = readdirSync(join(dist, 'assets'))
    .filter((name) => /^entry-.*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  const weight = (files: readonly string[]) =>
    files.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
      0,
    ) / 1000;
  return { page: weight(page), worker: weight(worker) };
}

/** Measures the page built in `root/dist`. */
export async function measurePage(root: string, options: LaunchOptions) {
  const server = await preview({
    root,
    preview: { host: '127.0.0.1', port: 4520 },
    logLevel: 'error',
  });
  const url = server.resolvedUrls!.local[0]!;
  const browser = await chromium.launch(options);
  try {
    return {
      bundle: bundle(root),
      firstPicture: await firstPicture(browser, url),
      paused: await paused(browser, url),
      bare: await bare(browser, url),
      playing: await failover(browser, url, 60),
      busy: await recorded(browser, url, BUSY),
      crowd: await recorded(browser, url, CROWD),
      realTime: await realTime(browser, url, 60),
      lifelines: await lifelines(browser, url),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
