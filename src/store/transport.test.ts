import { describe, expect, it, vi } from 'vitest';
import type { Cluster, Frame, Micros } from '../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../session/index.ts';
import {
  handDoor,
  handStorage,
  handTicker,
  settle,
  type HandDoor,
  type HandTicker,
} from './samples.ts';
import { createSynod, type Synod } from './store.ts';
import { PATIENCE } from './transport.ts';

// Runs are long, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

interface Page {
  readonly synod: Synod;
  readonly session: Session;
  readonly ticker: HandTicker;
  readonly door: HandDoor;
  readonly frame: () => Frame;
  readonly now: () => Micros;
}

function page(
  options: {
    readonly calm?: boolean;
    readonly speed?: number;
    readonly cluster?: (one: Cluster) => Cluster;
  } = {},
): Page {
  const session = openSession();
  const { cluster, seed } = frameOf(session).run;
  if (options.cluster)
    handle(session, { kind: 'openCluster', cluster: options.cluster(cluster), seed });
  const ticker = handTicker();
  const door = handDoor({
    hello: greeting(),
    frame: frameOf(session),
    handle: (intent) => handle(session, intent),
  });
  const synod = createSynod({
    ticker,
    storage: handStorage(),
    prefersCalm: () => options.calm ?? false,
  });
  synod.connect(() => door);
  door.greet();
  synod.setSpeed(options.speed ?? 1);
  if (options.cluster) synod.prefer({ everyEvent: true });
  return {
    synod,
    session,
    ticker,
    door,
    frame: () => synod.useSynod.getState().frame!,
    now: () => synod.clock.now(),
  };
}

/** Nothing happens for a long time between two events: a lone message every ten seconds. */
const sparse = (one: Cluster): Cluster => ({
  ...one,
  nodes: [{ id: 'n1', processes: ['r1', 'l1', 'a1', 'k1'] }],
  settings: { ...one.settings, election: 'manual', status: 10_000_000 },
  load: { kind: 'none' },
});

describe('playing', () => {
  it('moves time by the speed, and shows what the session shows at that time', async () => {
    for (const speed of [0.5, 1, 8]) {
      const { synod, ticker, frame, now } = page({ speed });
      synod.play();
      await ticker.pass(2);
      const expected = 2_000_000 * speed;
      expect(now()).toBeGreaterThan(expected * 0.9);
      expect(now()).toBeLessThanOrEqual(expected);
      const other = openSession();
      const least = handle(other, { kind: 'runTo', to: now() - 1 }).frame.index;
      expect(frame().index).toBeGreaterThanOrEqual(least);
      expect(frame().index).toBeLessThanOrEqual(
        handle(other, { kind: 'runTo', to: now() }).frame.index,
      );
      expect(synod.useSynod.getState().playing).toBe(true);
    }
  });

  it('keeps the time on screen between this event and the next, whatever happens', async () => {
    const { synod, ticker, frame, now, door } = page({ speed: 3 });
    let checked = 0;
    synod.clock.subscribe((at) => {
      const { time, next } = frame();
      if (at < time) return;
      checked += 1;
      expect(at).toBeLessThanOrEqual(next ?? Infinity);
    });
    synod.play();
    for (let i = 0; i < 60; i++) {
      if (i % 7 === 3) door.shut();
      if (i % 7 === 5) await door.open();
      await ticker.pass(1 / 32);
      expect(now()).toBeGreaterThanOrEqual(frame().time);
      expect(now()).toBeLessThanOrEqual(frame().next ?? Infinity);
    }
    expect(checked).toBeGreaterThan(40);
  });

  it('holds at the next event until the answer has come, and asks only once', async () => {
    const { synod, ticker, frame, now, door } = page();
    synod.play();
    await ticker.pass(0.5);
    door.shut();
    const asked = () => door.asked.filter(({ kind }) => kind === 'runTo').length;
    await ticker.pass(1);
    const before = asked();
    const { next, index } = frame();
    expect(now()).toBe(next);
    await ticker.pass(1);
    expect([now(), frame().index, asked()]).toEqual([next, index, before]);
    await door.open();
    expect(frame().index).toBe(index);
    ticker.picture(1 / 64);
    expect(frame().index).toBeGreaterThan(index);
    expect(now()).toBeLessThan(next! + 100_000);
  });

  it('shows at most one frame for each picture', async () => {
    const { synod, ticker, door } = page({ speed: 10 });
    let frames = 0;
    synod.useSynod.subscribe(({ frame }, before) => (frames += frame === before.frame ? 0 : 1));
    synod.play();
    await ticker.pass(1);
    expect(frames).toBeGreaterThan(20);
    expect(frames).toBeLessThanOrEqual(64);
    expect(door.asked.length).toBeLessThanOrEqual(64);
  });

  it('has patience for no gap longer than two seconds', async () => {
    const { synod, ticker, frame, now } = page({ cluster: sparse });
    expect(frame().next!).toBeLessThan(20_000_000);
    const stops: number[] = [];
    synod.play();
    let wall = 0;
    let { index } = frame();
    while (stops.length < 4) {
      await ticker.pass(1 / 64);
      wall += 1 / 64;
      if (frame().index === index) continue;
      ({ index } = frame());
      stops.push(wall);
      wall = 0;
      expect(now()).toBeLessThan(frame().time + 400_000);
    }
    expect(frame().time).toBeGreaterThan(10_000_000);
    for (const stop of stops) expect(stop).toBeLessThanOrEqual(PATIENCE + 3 / 64);
    expect(Math.max(...stops)).toBeGreaterThan(PATIENCE * 0.9);
  });

  it('does not leap over events when it was hurried through a gap', async () => {
    const { synod, ticker, door } = page({ cluster: sparse, speed: 0.001 });
    synod.play();
    await ticker.pass(6);
    const asked = door.asked.flatMap((intent) => (intent.kind === 'runTo' ? [intent.to] : []));
    expect(asked.length).toBeGreaterThan(1);
    const other = openSession();
    const { cluster, seed } = frameOf(other).run;
    handle(other, { kind: 'openCluster', cluster: sparse(cluster), seed });
    for (const to of asked) {
      const { next } = frameOf(other);
      expect(to - next!).toBeLessThanOrEqual(0.001 * 1_000_000);
      handle(other, { kind: 'runTo', to });
    }
  });

  it('stands still while the tab sleeps', async () => {
    const { synod, ticker, now } = page();
    synod.play();
    await ticker.pass(0.5);
    const before = now();
    ticker.picture(3_600);
    await settle();
    ticker.picture(1 / 64);
    expect(now() - before).toBeLessThan(50_000);
  });

  it('takes a slow picture for what it is', async () => {
    const { synod, ticker, now } = page();
    synod.play();
    await ticker.pass(1, 0.2);
    expect(now()).toBeGreaterThan(600_000);
  });

  it('asks for no picture when it is over, and none at rest', async () => {
    const { synod, ticker } = page();
    expect(ticker.pending()).toBe(0);
    synod.play();
    expect(ticker.pending()).toBe(1);
    await ticker.pass(0.3);
    synod.pause();
    expect(ticker.pending()).toBe(0);
    expect(synod.useSynod.getState().playing).toBe(false);
  });

  it('ends by itself where nothing is left', async () => {
    const { synod, session, ticker } = page({ cluster: sparse });
    await synod.act({ kind: 'crash', node: 'n1', point: 'now' });
    synod.play();
    await ticker.pass(4);
    expect(frameOf(session).next).toBe(null);
    expect(synod.useSynod.getState().playing).toBe(false);
    expect(ticker.pending()).toBe(0);
  });
});

describe('a pause', () => {
  it('in mid-flight keeps the time on screen, and a hand acts at that time', async () => {
    const { synod, ticker, frame, now } = page({ speed: 0.01 });
    synod.play();
    let count = 0;
    do {
      await ticker.pass(1 / 64);
      count += 1;
    } while (!(now() > frame().time + 200 && now() < frame().next! - 200) && count < 3_000);
    synod.pause();
    const at = now();
    expect(at).toBeGreaterThan(frame().time);
    await ticker.pass(1);
    expect(now()).toBe(at);
    expect(await synod.act({ kind: 'pause', node: 'n2' })).toBe(true);
    expect(frame().time).toBe(Math.floor(at));
    expect(now()).toBe(Math.floor(at));
  });

  it('while an answer is on its way shows it when it comes, at a time that is between its events', async () => {
    const { synod, ticker, session, frame, now, door } = page();
    synod.play();
    await ticker.pass(0.5);
    door.shut();
    await ticker.pass(0.5);
    synod.pause();
    const at = now();
    await door.open();
    expect(frame().index).toBe(frameOf(session).index);
    expect(now()).toBeGreaterThanOrEqual(at);
    expect(now()).toBeGreaterThanOrEqual(frame().time);
    expect(now()).toBeLessThanOrEqual(frame().next!);
    expect(synod.isIdle()).toBe(true);
  });
});

describe('a step', () => {
  it('moves time first; the event shows when its cause has landed', async () => {
    const { synod, ticker, frame, now } = page();
    await synod.next('event');
    await ticker.pass(1);
    while (frame().next! - frame().time < 3_000) {
      await synod.next('event');
      await ticker.pass(1);
    }
    const { index, time } = frame();
    await synod.next('event');
    await ticker.pass(0.1);
    expect(frame().index).toBe(index);
    const middle = now();
    expect(middle).toBeGreaterThan(time);
    await ticker.pass(0.7);
    expect(frame().index).toBeGreaterThan(index);
    expect(now()).toBe(frame().time);
    expect(now()).toBeGreaterThan(middle);
    expect(ticker.pending()).toBe(0);
  });

  it('takes no longer than seven tenths of a second, however far it goes', async () => {
    const { synod, ticker, frame, now } = page({ cluster: sparse, speed: 0.001 });
    await synod.next('event');
    await ticker.pass(0.72);
    expect(frame().index).toBe(1);
    await synod.next('event');
    await ticker.pass(0.72);
    expect(frame().index).toBe(2);
    expect(now()).toBe(frame().time);
  });

  it('is completed at once by another', async () => {
    const { synod, ticker, frame, now } = page({ cluster: sparse });
    await synod.next('event');
    await ticker.pass(0.1);
    expect(frame().index).toBe(0);
    const second = synod.next('event');
    expect(frame().index).toBe(1);
    expect(now()).toBe(frame().time);
    await second;
    expect(frame().index).toBe(1);
    await ticker.pass(1);
    expect(frame().index).toBe(2);
  });

  it('is completed at once also when both were asked before the first answer', async () => {
    const { synod, ticker, frame, door } = page({ cluster: sparse });
    door.shut();
    const both = [synod.next('event'), synod.next('event')];
    await door.open();
    await Promise.all(both);
    expect(frame().index).toBe(1);
    await ticker.pass(1);
    expect(frame().index).toBe(2);
  });

  it('jumps where a person wants calm', async () => {
    const { synod, ticker, frame } = page({ calm: true, cluster: sparse });
    await synod.next('event');
    expect(frame().index).toBe(1);
    expect(ticker.pending()).toBe(0);
  });

  it('back shows at once, and always the same', async () => {
    const { synod, session, frame, now } = page({ calm: true });
    for (let i = 0; i < 10; i++) await synod.next('event');
    const seen = frame();
    await synod.next('event');
    await synod.previous('event');
    expect({ ...frame(), timeline: null }).toEqual({ ...seen, timeline: null });
    expect(now()).toBe(frame().time);
    expect(frame()).toBe(frameOf(session));
  });

  it('ends playing', async () => {
    const { synod, ticker } = page();
    synod.play();
    await ticker.pass(0.2);
    await synod.next('event');
    expect(synod.useSynod.getState().playing).toBe(false);
    await ticker.pass(1);
    expect(ticker.pending()).toBe(0);
  });

  it('that is refused says so and changes nothing', async () => {
    const { synod, frame } = page();
    const before = frame();
    await synod.previous('event');
    expect(synod.useSynod.getState().problems).toMatchObject([{ code: 'nothingLeft' }]);
    expect(frame()).toBe(before);
    await synod.next('event');
    expect(synod.useSynod.getState().problems).toEqual([]);
  });
});

describe('a search for a moment', () => {
  it('asks for the latest wish only, while one is under way', async () => {
    const { synod, ticker, door, frame } = page({ calm: true });
    synod.play();
    await ticker.pass(0.5);
    synod.pause();
    const { length } = frame().timeline;
    door.shut();
    const from = door.asked.length;
    for (let index = 1; index <= 10; index++) void synod.seek(index);
    await settle();
    await door.open();
    await settle();
    const seeks = door.asked.slice(from).map((intent) => intent.kind === 'seek' && intent.index);
    expect(seeks).toEqual([1, 10]);
    expect(length).toBeGreaterThan(10);
    expect(frame().index).toBe(10);
  });

  it('by time shows that time, between its events', async () => {
    const { synod, ticker, frame, now } = page();
    synod.play();
    await ticker.pass(1);
    synod.pause();
    await synod.seekTime(333_333);
    expect(now()).toBe(333_333);
    expect(frame().time).toBeLessThanOrEqual(333_333);
    expect(frame().next!).toBeGreaterThan(333_333);
  });

  it('goes on playing from there', async () => {
    const { synod, ticker, frame, now } = page();
    synod.play();
    await ticker.pass(1);
    await synod.seekTime(200_000);
    await ticker.pass(0.1);
    expect(synod.useSynod.getState().playing).toBe(true);
    expect(now()).toBeGreaterThan(200_000);
    expect(now()).toBeLessThan(400_000);
    expect(frame().timeline.endTime).toBeGreaterThan(800_000);
  });
});

describe('what does not move time', () => {
  it('leaves it where it is, in mid-flight, and keeps what was passed', async () => {
    const { synod, ticker, frame, now } = page();
    synod.play();
    await ticker.pass(1);
    while (synod.useSynod.getState().passed.length === 0) await ticker.pass(1 / 64);
    synod.pause();
    const at = now();
    const { passed } = synod.useSynod.getState();
    await synod.watchLedger(1);
    await synod.nameBranch(1, 'first');
    await synod.exportRecording();
    expect(now()).toBe(at);
    expect(frame().timeline.branches[0]!.name).toBe('first');
    expect(synod.useSynod.getState().passed).toBe(passed);
  });
});

describe('being idle', () => {
  it('is told: nothing moves and nothing is waited for', async () => {
    const { synod, ticker, door } = page();
    const told: boolean[] = [];
    synod.subscribeIdle((idle) => told.push(idle));
    expect(synod.isIdle()).toBe(true);
    synod.play();
    expect(synod.isIdle()).toBe(false);
    await ticker.pass(0.3);
    synod.pause();
    expect(synod.isIdle()).toBe(true);
    door.shut();
    const seek = synod.seek(3);
    expect(synod.isIdle()).toBe(false);
    await door.open();
    await seek;
    expect(synod.isIdle()).toBe(true);
    const step = synod.next('event');
    await step;
    await ticker.pass(1);
    expect(synod.isIdle()).toBe(true);
    expect(told.filter((_, at) => told[at] === told[at - 1])).toEqual([]);
    expect(told.at(-1)).toBe(true);
  });
});
