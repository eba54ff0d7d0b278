import {
  advance,
  createWorld,
  draw,
  openHistory,
  playOne,
  RECORDING_VERSION,
  seek,
  stream,
  type Cluster,
  type History,
  type Recording,
} from '../../src/sim/index.ts';
import { campaign } from '../../src/check/index.ts';
import { CHECKS } from '../../src/session/run/checks.ts';
import { frameOf, handle, openSession } from '../../src/session/index.ts';
import { BUSY, FULL, LEAN } from './clusters.ts';
import { runReference } from './reference.ts';

/**
 * Measures rows 1–3, 9, 11, 12 and 14 of the benchmarks, engine and world without a page, and prints one JSON
 * object. Rates are CPU time and not time by the clock. Each is the median of several rounds in which all
 * runners take turns, so that a slow moment of the computer strikes all of them.
 */

const SEED = 7;
const ROUNDS = 5;
const EVENTS = 100_000;
const FIRST = 20_000;
const SEEDS = 10;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function cpuMicros(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function recordingOf(cluster: Cluster): Recording {
  return { version: RECORDING_VERSION, cluster, seed: SEED, hands: [] };
}

/** A runner plays at least this many events and returns how many it played. */
type Runner = (events: number) => number;

function bare(cluster: Cluster): Runner {
  return (events) => {
    const world = createWorld(cluster, SEED);
    while (world.index < events) advance(world, Infinity);
    return events;
  };
}

function played(open: () => History): Runner {
  return (events) => {
    const history = open();
    while (history.world.index < events) playOne(history, Infinity);
    return events;
  };
}

/** Plays as a page does that asks for a frame every tenth of a second of virtual time. */
function visit(events: number): number {
  const session = openSession();
  handle(session, { kind: 'openCluster', cluster: FULL, seed: SEED });
  let index = 0;
  for (let to = 100_000; index < events; to += 100_000) {
    const { frame } = handle(session, { kind: 'runTo', to });
    index = frame.index;
  }
  return index;
}

const judged = { seeds: 0, events: 0 };

/** Plays the fault runs of the next few seeds. */
function faults(): number {
  const before = judged.events;
  for (let i = 0; i < SEEDS; i++) {
    judged.seeds += 1;
    judged.events += campaign(judged.seeds, { events: 2_000 }).events;
  }
  return judged.events - before;
}

const RUNNERS = {
  reference: (events) => {
    if (runReference(LEAN.link, events) === 0) throw new Error('nothing was answered');
    return events;
  },
  lean: bare(LEAN),
  full: bare(FULL),
  recorded: played(() => openHistory(recordingOf(FULL))),
  checked: played(() => openHistory(recordingOf(FULL), undefined, { checks: CHECKS })),
  visit,
  campaign: faults,
} satisfies Record<string, Runner>;

type Rates = Record<keyof typeof RUNNERS, number>;

/** The microseconds of CPU that each runner takes for an event; the first round only warms up. */
function rates(): Rates {
  const names = Object.keys(RUNNERS) as (keyof Rates)[];
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    names.map((name) => {
      let events = 0;
      const micros = cpuMicros(() => (events = RUNNERS[name](EVENTS)));
      return micros / events;
    }),
  );
  const warm = rounds.slice(1);
  const entries = names.map((name, at) => [name, median(warm.map((round) => round[at]!))]);
  return Object.fromEntries(entries) as Rates;
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function seeking(events: number) {
  const empty = heapBytes();
  const history = openHistory(recordingOf(FULL));
  while (history.world.index < events) playOne(history, Infinity);
  const full = heapBytes();
  const luck = stream('bench');
  const once = (at: number) => {
    const target = Math.floor(draw(SEED, luck, at) * events);
    const start = performance.now();
    seek(history, target);
    return performance.now() - start;
  };
  for (let i = 0; i < 200; i++) once(i);
  const times = Array.from({ length: 2_000 }, (_, at) => once(1_000 + at)).toSorted(
    (a, b) => a - b,
  );
  return {
    events,
    median: times[times.length >> 1]!,
    p99: times[Math.floor(times.length * 0.99)]!,
    max: times.at(-1)!,
    bytesPerEvent: (full - empty) / events,
    heapMegabytes: full / 2 ** 20,
  };
}

/** Previews are measured at moments with at least this many messages on their way. */
const PENDING = 200;

function previewing() {
  const session = openSession();
  handle(session, { kind: 'openCluster', cluster: BUSY, seed: SEED });
  const times: number[] = [];
  for (let to = 8_000_000; times.length < 220; to += 10_000) {
    while (frameOf(session).time < to - 10_000) handle(session, { kind: 'runTo', to });
    handle(session, { kind: 'runTo', to });
    if (frameOf(session).envelopes.length < PENDING) continue;
    const start = performance.now();
    const { answer } = handle(session, { kind: 'previews' });
    times.push(performance.now() - start);
    if (answer.kind !== 'previews' || answer.value.deliveries.length < PENDING)
      throw new Error('too few');
  }
  const warm = times.slice(20).toSorted((a, b) => a - b);
  return { median: warm[warm.length >> 1]!, p95: warm[Math.floor(warm.length * 0.95)]! };
}

function whole() {
  const micros = rates();
  return {
    micros,
    lean: micros.reference / micros.lean,
    full: micros.reference / micros.full,
    checked: micros.checked / micros.full,
    visit: micros.visit / micros.full,
    checksShare: 1 - micros.recorded / micros.checked,
    campaign: campaignFigures(micros.campaign),
    seek: seeking(1_000_000),
    previews: previewing(),
  };
}

/** The figures to reach are for two cores. */
function campaignFigures(micros: number) {
  const perSeed = (micros * judged.events) / judged.seeds;
  return { eventsPerSecond: 2e6 / micros, minutesForTenThousand: (10_000 * perSeed) / 2 / 60e6 };
}

// The first visit has a process of its own, for it measures what a visit costs before the engine is compiled.
const report = process.argv.includes('first') ? cpuMicros(() => visit(FIRST)) / FIRST : whole();
process.stdout.write(JSON.stringify(report));
