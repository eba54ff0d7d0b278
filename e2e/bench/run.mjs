// @ts-check
/**
 * `npm run bench`: the rows of the benchmark table, engine first, then the page in a real browser.
 * Prints a table, or with `--json` one object. `--engine` leaves the page out.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));
const OUT = join(ROOT, 'node_modules', '.cache', 'bench');

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}${stdout}`);
  return stdout;
}

function engine() {
  const build = ['vite', 'build', '--ssr', 'e2e/bench/engine.ts', '--outDir', OUT];
  run('npx', [...build, '--emptyOutDir', '--logLevel', 'error']);
  return JSON.parse(run('node', ['--expose-gc', join(OUT, 'engine.js')]));
}

/** @param {{ busy: unknown, crowd: unknown }} recordings */
async function page(recordings) {
  run('npx', ['vite', 'build', '--logLevel', 'error']);
  const { measurePage } = await import('./page.mjs');
  return measurePage(ROOT, recordings);
}

/** @typedef {{ row: string, what: string, figure: string, target: string }} Row */

/** @param {number} value @param {number} [digits] */
const round = (value, digits = 0) => value.toFixed(digits);

/** @param {any} e @returns {Row[]} */
function engineRows(e) {
  const rate = (/** @type {any} */ r) =>
    `${r.decidedPerSecond} commands/s, ${r.eventsPerSecond} events/s, ${r.eventsPerCommand} events each`;
  const { seek } = e;
  const times = `${round(seek.median, 2)} median, ${round(seek.p99, 2)} p99, ${round(seek.max, 2)} max`;
  return [
    {
      row: '–',
      what: 'this machine, for comparison',
      figure: `${round(e.calibration)} million loop turns/s`,
      target: '',
    },
    {
      row: '1',
      what: 'engine and world: five acceptors, one leader, one replica',
      figure: rate(e.lean),
      target: '≥ 150,000 commands/s',
    },
    {
      row: '1',
      what: 'engine and world: all three roles on each of five nodes',
      figure: rate(e.full),
      target: '≥ 150,000 commands/s',
    },
    {
      row: '2',
      what: 'the same as the first, recording',
      figure: rate(e.recordedLean),
      target: '≥ 60,000 commands/s',
    },
    {
      row: '2',
      what: 'the same as the second, recording',
      figure: rate(e.recordedFull),
      target: '≥ 60,000 commands/s',
    },
    {
      row: '3',
      what: `seek in ${seek.events} events (ms)`,
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
  ];
}

/** @param {any} p @returns {Row[]} */
function pageRows(p) {
  const frame = (/** @type {any} */ f) =>
    `${round(f.cpuPerFrame, 2)} ms (script p95 ${round(f.scriptP95, 2)}, ${round(f.flights)} flights, ${round(f.fps)} fps, ${f.longTasks} long tasks in ${f.seconds} s)`;
  return [
    {
      row: '4',
      what: 'CPU a frame, 5 nodes, about 20 flights',
      figure: frame(p.playing),
      target: '≤ 2.5 ms, p95 ≤ 4, 0 long tasks',
    },
    {
      row: '5',
      what: 'CPU a frame, 5 nodes, about 500 flights',
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
      what: 'heap growth at 1× (kB/s)',
      figure: `${round(p.heap.kilobytesPerSecond, 1)} over ${p.heap.seconds} s`,
      target: '≤ 10',
    },
    {
      row: '10',
      what: 'the door under load at 1×',
      figure: `${round(p.door.messagesPerSecond, 1)} messages/s, ${round(p.door.bytesPerSecond / 1000, 1)} kB/s`,
      target: '≤ 60 messages/s',
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
const { recordings, ...figures } = engine();
const seen = flags.includes('--engine') ? null : await page(recordings);
const report = { cores: cpus().length, node: process.version, engine: figures, page: seen };
if (flags.includes('--json')) console.log(JSON.stringify(report));
else print([...engineRows(figures), ...(seen === null ? [] : pageRows(seen))]);
