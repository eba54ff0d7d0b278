// @ts-check
/**
 * `npm run bench`: the rows of the benchmark table, engine first, then the page in a real browser.
 * Prints a table, or with `--json` one object. `--engine` leaves the page out, `--page` the engine.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchOptions } from '../browser.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));
const OUT = join(ROOT, 'node_modules', '.cache', 'bench');
const QUIET = ['--logLevel', 'error'];

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}${stdout}`);
  return stdout;
}

/** @param {string} name */
function build(name) {
  run('npx', ['vite', 'build', '--ssr', `e2e/bench/${name}.ts`, '--outDir', OUT, ...QUIET]);
  return join(OUT, `${name}.js`);
}

const FRESH = 5;

function engine() {
  const file = build('engine');
  const first = Array.from({ length: FRESH }, () => Number(run('node', [file, 'first'])));
  first.sort((a, b) => a - b);
  return { first: first[FRESH >> 1], ...JSON.parse(run('node', ['--expose-gc', file])) };
}

async function page() {
  run('npx', ['vite', 'build', ...QUIET]);
  const { measurePage } = await import(pathToFileURL(build('page')).href);
  return measurePage(ROOT, launchOptions());
}

/** @typedef {{ row: string, what: string, figure: string, target: string }} Row */

/** @param {number} value @param {number} [digits] */
const round = (value, digits = 0) => value.toFixed(digits);

/** @param {any} e @returns {Row[]} */
function engineRows(e) {
  const { seek, micros, campaign } = e;
  const times = `${round(seek.median, 2)} median, ${round(seek.p99, 2)} p99, ${round(seek.max, 2)} max`;
  const each = (/** @type {number} */ value) => `(${round(value, 2)} µs an event)`;
  return [
    {
      row: '–',
      what: 'the reference event loop, which has no Paxos in it',
      figure: each(micros.reference),
      target: '',
    },
    {
      row: '1',
      what: 'engine and world, as a share of the reference: five acceptors, one leader, one replica',
      figure: `${round(e.lean, 2)} ${each(micros.lean)}`,
      target: '≥ 0.38',
    },
    {
      row: '1',
      what: 'engine and world, as a share of the reference: all three roles on each of five nodes',
      figure: `${round(e.full, 2)} ${each(micros.full)}`,
      target: '≥ 0.38',
    },
    {
      row: '2',
      what: 'the second, recorded and checked, as a multiple of bare',
      figure: `${round(e.checked, 2)} ${each(micros.checked)}`,
      target: '≤ 1.8',
    },
    {
      row: '2b',
      what: 'a whole visit to it, as a multiple of bare',
      figure: `${round(e.visit, 2)} ${each(micros.visit)}`,
      target: '≤ 2.2',
    },
    {
      row: '2c',
      what: 'the first 20,000 events of a visit in a fresh process (µs an event)',
      figure: round(e.first, 1),
      target: '≤ 15',
    },
    {
      row: '3',
      what: `seek in ${seek.events} events of five full servers (ms)`,
      figure: times,
      target: 'p99 < 8, max < 16',
    },
    {
      row: '3',
      what: 'history, bytes an event',
      figure: round(seek.bytesPerEvent, 1),
      target: '≤ 64',
    },
    {
      row: '9',
      what: 'heap after 1 M events (MB)',
      figure: round(seek.heapMegabytes, 1),
      target: 'bounded',
    },
    {
      row: '11',
      what: 'fault campaign on two cores, judged by every invariant',
      figure: `${round(campaign.eventsPerSecond)} events/s, ${round(campaign.minutesForTenThousand, 1)} min for 10,000 seeds`,
      target: '≥ 200,000, ≤ 3',
    },
    {
      row: '12',
      what: 'share of the live checks in recording with them',
      figure: `${round(100 * e.checksShare)} %`,
      target: '≤ 25 %',
    },
    {
      row: '14',
      what: 'previews of 200 pending envelopes (ms)',
      figure: `${round(e.previews.median, 1)} median, ${round(e.previews.p95, 1)} p95`,
      target: '≤ 5',
    },
  ];
}

/** @param {any} p @returns {Row[]} */
function pageRows(p) {
  const frame = (/** @type {any} */ f) =>
    `${round(f.cpuPerFrame, 2)} ms mean, ${round(f.traced.p95, 2)} p95, ${f.longTasks} long tasks in ${f.seconds} s (${round(f.flights)} flights, ${round(f.fps)} frames/s)`;
  const { realTime: real } = p;
  return [
    {
      row: '–',
      what: 'CPU a frame, 20 dots on a bare canvas, for comparison',
      figure: `${round(p.bare.cpuPerFrame, 2)} ms mean (${round(p.bare.fps)} frames/s)`,
      target: '',
    },
    {
      row: '4',
      what: 'CPU a frame, 5 servers, about 20 flights',
      figure: frame(p.playing),
      target: '≤ 2.5 ms, p95 ≤ 4, 0 long tasks',
    },
    {
      row: '5',
      what: 'CPU a frame, 5 servers, about 500 flights',
      figure: frame(p.busy),
      target: '≤ 5 ms',
    },
    {
      row: '5',
      what: 'CPU a frame, 100 nodes, about 5,000 flights',
      figure: frame(p.crowd),
      target: '≤ 22 ms',
    },
    {
      row: '6',
      what: 'paused and untouched',
      figure: `${p.paused.frames} frames, ${round(p.paused.cpuShare * 100, 2)} % CPU`,
      target: '0 frames, 0 %',
    },
    {
      row: '7',
      what: 'first picture, cold (ms)',
      figure: `${round(p.firstPicture)} median`,
      target: '≤ 350',
    },
    {
      row: '8',
      what: 'first JavaScript, gzip (kB)',
      figure: `${round(p.bundle.page, 1)} page + ${round(p.bundle.worker, 1)} worker`,
      target: '≤ 190',
    },
    {
      row: '9',
      what: 'heap growth in real time (kB/s)',
      figure: `${round(real.heapBytesPerSecond / 1000, 1)} over ${real.seconds} s`,
      target: '≤ 10',
    },
    {
      row: '10',
      what: 'the door under load, in real time',
      figure: `${round(real.messagesPerSecond, 1)} messages/s, ${round(real.bytesPerSecond / 1000, 1)} kB/s as JSON`,
      target: '≤ 60 messages/s',
    },
    {
      row: '–',
      what: 'CPU a frame in real time, 5 servers',
      figure: `${round(real.cpuPerFrame, 2)} ms mean (${round(real.flights)} flights, ${round(real.fps)} frames/s)`,
      target: '',
    },
    {
      row: '13',
      what: 'lifelines of 5,000 events: open (ms)',
      figure: `${round(p.lifelines.first)} median, ${round(p.lifelines.all)} until all of them are there`,
      target: '≤ 150',
    },
    {
      row: '13',
      what: 'lifelines of 5,000 events: CPU a frame while zooming',
      figure: `${round(p.lifelines.near, 1)} ms near, ${round(p.lifelines.whole, 1)} ms with all in sight`,
      target: '≤ 8 ms',
    },
  ];
}

/** @param {readonly Row[]} rows */
function print(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { row, what, figure, target } of rows) {
    console.log(
      `${row.padStart(2)}  ${what.padEnd(width)}  ${figure}${target ? `   (aim: ${target})` : ''}`,
    );
  }
}

const flags = process.argv.slice(2);
const figures = flags.includes('--page') ? null : engine();
const seen = flags.includes('--engine') ? null : await page();
const report = { cores: cpus().length, node: process.version, engine: figures, page: seen };
if (flags.includes('--json')) console.log(JSON.stringify(report));
else print([...(figures ? engineRows(figures) : []), ...(seen ? pageRows(seen) : [])]);
