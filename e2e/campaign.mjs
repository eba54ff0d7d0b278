// @ts-check
/**
 * `npm run -s campaign -- --seeds N` plays random fault runs on all cores. Every event is checked. Once the
 * faults stop, each run must recover, settle, collect and depend on its majority. In the end a search looks for
 * one order of operations that explains what the clients were told.
 *
 * `--from S` is the first seed (1), and `--events E` is the number of actions before the faults stop (2,000).
 * `--variant V2` breaks a rule and stops at the first seed that shows it. `--json` prints one object; its `judged`
 * lists the invariants by which every green run was judged. `--histories FILE` writes what clients asked and were
 * told, for outside checkers. Each line is one operation, with its seed, client, operation, call, return and
 * result; an operation without an answer has neither return nor result. `--variants` breaks every published rule
 * in turn instead. For each it prints what finds it: its schedule in src/script/cases, and the first of N seeds
 * that is red.
 *
 * It exits 1 if an invariant was broken, and prints a shrunk recording, or if nothing found a broken rule.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { bundle, load } from './load.mjs';

/** @typedef {{ seed: number, events: number, chosen: number, answered: number, crashes: number, recovery: number | null, violation: any, judged: readonly string[], told: readonly Told[], unsearched: boolean, recording: any }} Report */
/** @typedef {{ client: string, op: readonly string[], invoked: number, response: { at: number, result: string } | null }} Told */
/** @typedef {{ seeds: number, from: number, events: number, variant: string | null, variants: boolean, histories: string | null, json: boolean }} Order */
/** @typedef {{ invariant: string, events: number }} Broken */
/** @typedef {{ id: string, line: string, what: string, published: { events: number | null, by: string }, schedule: readonly Broken[] | null, missed: string | null, campaign: (Broken & { seed: number }) | null }} Row */

const USAGE =
  'usage: npm run -s campaign -- --seeds N [--from S] [--events E] [--variant V | --variants] [--histories FILE] [--json]';

/** @returns {Order} */
function order() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '100' },
      from: { type: 'string', default: '1' },
      events: { type: 'string', default: '2000' },
      variant: { type: 'string' },
      variants: { type: 'boolean', default: false },
      histories: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (/** @type {'seeds' | 'from' | 'events'} */ name, /** @type {number} */ least) => {
    const number = Number(values[name]);
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new TypeError(`--${name} takes a whole number from ${least} on, not “${values[name]}”`);
  };
  return {
    seeds: whole('seeds', 1),
    from: whole('from', 0),
    events: whole('events', 1),
    variant: values.variant ?? null,
    variants: values.variants,
    histories: values.histories ?? null,
    json: values.json,
  };
}

/** Plays every n-th seed, in a thread of its own. */
async function work() {
  const { from, seeds, events, variant, variants, modules, share, shares } = workerData;
  const { campaign, shrink, BROKEN, VARIANTS } = await import(modules.check);
  if (variants) return catchAll(VARIANTS, await import(modules.script), seeds, share, shares);
  const change = BROKEN.find((/** @type {{ id: string }} */ { id }) => id === variant)?.change;
  const plan = change === undefined ? { events } : { events, variant: change };
  for (let seed = from + share; seed < from + seeds; seed += shares) {
    const { recording, ...report } = campaign(seed, plan);
    const isRed = report.violation !== null;
    const small = isRed ? shrink(recording, plan, report.violation) : null;
    // The page shows the violation only on the rules that were broken here.
    const named = small === null || change === undefined ? small : { ...small, variant };
    parentPort?.postMessage({ ...report, recording: named });
    if (isRed && change !== undefined) return;
  }
}

/** Tries every n-th variant. @param {any} variants @param {any} script @param {number} seeds @param {number} share @param {number} shares */
function catchAll(variants, { catchOf }, seeds, share, shares) {
  for (let at = share; at < variants.length; at += shares) {
    const { id, line, what, published } = variants[at];
    const file = `src/script/cases/v${id.slice(1).padStart(2, '0')}.txt`;
    const schedule = existsSync(file) ? readFileSync(file, 'utf8') : null;
    const found = catchOf(variants[at], schedule, seeds);
    parentPort?.postMessage({ id, line, what, published, ...found });
  }
}

/** Runs the order on every core. @param {Order} wanted @param {(report: any) => void} heard */
async function runAll(wanted, heard) {
  const shares = availableParallelism();
  const file = fileURLToPath(import.meta.url);
  const check = await bundle('src/check/index.ts');
  const modules = { check, script: wanted.variants ? await bundle('src/script/index.ts') : null };
  const threads = Array.from({ length: shares }, (_, share) => {
    const worker = new Worker(file, {
      workerData: { ...wanted, modules, share, shares },
    });
    worker.on('message', heard);
    return new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
  });
  await Promise.all(threads);
}

/** @param {Order} wanted */
async function mainVariants(wanted) {
  /** @type {Row[]} */
  const rows = [];
  await runAll(wanted, (row) => rows.push(row));
  rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  const free = rows.filter(
    ({ schedule, missed, campaign }) => !schedule?.length && missed === null && campaign === null,
  );
  if (wanted.json) console.log(JSON.stringify({ seeds: wanted.seeds, rows }));
  else printRows(rows, free.length, wanted.seeds);
  process.exitCode = free.length > 0 ? 1 : 0;
}

/** @param {readonly Row[]} rows @param {number} free @param {number} seeds */
function printRows(rows, free, seeds) {
  const at = (/** @type {Broken} */ { invariant, events }) => `${invariant}@${events}`;
  for (const { id, line, what, published, schedule, missed, campaign } of rows) {
    const bySchedule = schedule?.map(at).join(' ') || missed || 'none';
    const byCampaign = campaign && `${at(campaign)} in seed ${campaign.seed}`;
    console.log(`${id} ${line}: ${what}`);
    console.log(`  published  ${published.events ?? 'uncounted'} events, by ${published.by}`);
    console.log(`  schedule   ${bySchedule}`);
    console.log(`  campaign   ${byCampaign ?? `none in ${seeds} seeds`}\n`);
  }
  console.log('invariant@events: schedules count deliveries, timers, restarts and duplicates only');
  console.log(`${rows.length} broken rules, ${free} not found`);
}

/** @param {Order} wanted */
async function main(wanted) {
  if (wanted.variants) return mainVariants(wanted);
  const { BROKEN } = await load('src/check/index.ts');
  const known = BROKEN.map((/** @type {{ id: string }} */ { id }) => id);
  if (wanted.variant !== null && !known.includes(wanted.variant)) {
    throw new TypeError(`no variant “${wanted.variant}”: there are ${known.join(' ')}`);
  }
  /** @type {Report[]} */
  const reports = [];
  const start = performance.now();
  await runAll(wanted, (report) => reports.push(report));
  const seconds = (performance.now() - start) / 1000;
  reports.sort((a, b) => a.seed - b.seed);
  if (wanted.histories !== null) writeFileSync(wanted.histories, historiesOf(reports));
  const found = reports.filter(({ violation }) => violation !== null);
  const green = reports.filter(({ violation }) => violation === null);
  const red = wanted.variant === null ? found : found.slice(0, 1);
  const sum = (/** @type {'events' | 'chosen' | 'answered' | 'crashes'} */ field) =>
    reports.reduce((total, report) => total + report[field], 0);
  const figures = {
    seeds: reports.length,
    events: sum('events'),
    eventsPerSecond: Math.round(sum('events') / seconds),
    chosen: sum('chosen'),
    answered: sum('answered'),
    crashes: sum('crashes'),
    slowestRecoveryMicros: Math.max(0, ...reports.map(({ recovery }) => recovery ?? 0)),
    judged: (green[0]?.judged ?? []).filter((id) =>
      green.every(({ judged }) => judged.includes(id)),
    ),
    operations: reports.reduce((total, { told }) => total + told.length, 0),
    unsearched: reports.filter(({ unsearched }) => unsearched).map(({ seed }) => seed),
    variant: wanted.variant,
    red: red.map(({ told: _told, ...report }) => report),
  };
  if (wanted.json) console.log(JSON.stringify(figures));
  else print(figures, seconds);
  process.exitCode = red.length > 0 ? 1 : 0;
}

/** Writes one operation a line. Times are twice those of the run, where a call comes half an event after a return. @param {readonly Report[]} reports */
function historiesOf(reports) {
  const lines = reports.flatMap(({ seed, told }) =>
    told.map(({ client, op, invoked, response }) => {
      const answer = response && { return: 2 * response.at, result: response.result };
      return `${JSON.stringify({ seed, client, operation: op, call: 2 * invoked, ...answer })}\n`;
    }),
  );
  return lines.join('');
}

/** @param {any} figures @param {number} seconds */
function print({ red, ...figures }, seconds) {
  const count = (/** @type {number} */ number) => number.toLocaleString('en');
  for (const { seed, violation, recording } of red) {
    const { invariant, index, witnesses, data } = violation;
    console.log(`seed ${seed}: ${invariant} is broken at event ${count(index)}`);
    console.log(`  by ${witnesses.join(' ') || 'no process'}: ${JSON.stringify(data)}`);
    console.log(`  shrunk to ${recording.hands.length} hands:\n${JSON.stringify(recording)}\n`);
  }
  console.log(
    `${count(figures.seeds)} seeds, ${count(figures.events)} events, ${count(figures.eventsPerSecond)} a second for ${seconds.toFixed(0)} s`,
  );
  console.log(
    `${count(figures.chosen)} commands chosen, ${count(figures.answered)} answered, ${count(figures.crashes)} crashes, slowest recovery ${(figures.slowestRecoveryMicros / 1e6).toFixed(1)} s`,
  );
  console.log(
    `${count(figures.operations)} operations of clients searched for one order, given up in ${figures.unsearched.length} seeds`,
  );
  console.log(`judged: ${figures.judged.join(' ')}`);
  console.log(red.length === 0 ? 'no invariant is broken' : `${red.length} red`);
}

try {
  await (isMainThread ? main(order()) : work());
} catch (error) {
  if (!isMainThread || !(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
