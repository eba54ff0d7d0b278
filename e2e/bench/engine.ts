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
  type Recording,
  type World,
} from '../../src/sim/index.ts';
import { frameOf, handle, openSession } from '../../src/session/index.ts';
import { BUSY, FULL, LEAN } from './clusters.ts';

/** Rows 1–3, 9 and 14 of the benchmarks: engine and world without a page. Prints one JSON object. */

const SEED = 7;
const RUNS = 5;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A fixed piece of work, so that figures of different machines can be set side by side. */
function calibrate(): number {
  const work = () => {
    let h = 1;
    for (let i = 0; i < 50_000_000; i++) h = Math.imul(h ^ i, 0x01000193);
    if (h === 0) throw new Error('unlikely');
  };
  return 50 / median(Array.from({ length: RUNS }, () => cpuSeconds(work)));
}

function decided(world: World): number {
  const tops = world.processes.map(({ state }) =>
    state.role === 'replica' ? state.volatile.slotOut - 1 : 0,
  );
  return Math.max(...tops);
}

interface Rate {
  readonly decidedPerSecond: number;
  readonly eventsPerSecond: number;
  readonly eventsPerCommand: number;
}

function rateOf(worlds: readonly { readonly world: World; readonly cpu: number }[]): Rate {
  const per = (count: (world: World) => number) =>
    Math.round(median(worlds.map(({ world, cpu }) => count(world) / cpu)));
  const { world } = worlds[0]!;
  return {
    decidedPerSecond: per(decided),
    eventsPerSecond: per((one) => one.index),
    eventsPerCommand: Math.round((10 * world.index) / decided(world)) / 10,
  };
}

function bare(cluster: Cluster, events: number): Rate {
  const once = () => {
    const world = createWorld(cluster, SEED);
    const cpu = cpuSeconds(() => {
      while (world.index < events) advance(world, Infinity);
    });
    return { world, cpu };
  };
  once();
  return rateOf(Array.from({ length: RUNS }, once));
}

function recordingOf(cluster: Cluster): Recording {
  return { version: RECORDING_VERSION, cluster, seed: SEED, hands: [] };
}

function recording(cluster: Cluster, events: number): Rate {
  const once = () => {
    const history = openHistory(recordingOf(cluster));
    const cpu = cpuSeconds(() => {
      while (history.world.index < events) playOne(history, Infinity);
    });
    return { world: history.world, cpu };
  };
  once();
  return rateOf(Array.from({ length: RUNS }, once));
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function seeking(events: number) {
  const empty = heapBytes();
  const history = openHistory(recordingOf(LEAN));
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

/** Of what delivering each message would do, at moments with at least so many on their way. */
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

const report = {
  calibration: calibrate(),
  lean: bare(LEAN, 400_000),
  full: bare(FULL, 400_000),
  recordedLean: recording(LEAN, 400_000),
  recordedFull: recording(FULL, 400_000),
  seek: seeking(1_000_000),
  previews: previewing(),
};
process.stdout.write(JSON.stringify(report));
