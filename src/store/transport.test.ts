import { describe, expect, it } from 'vitest';
import type { Cluster } from '../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../session/index.ts';
import { handPage, settle, sparse, type HandPage, type PageOptions } from './testing/samples.ts';
import { PATIENCE } from './transport.ts';

interface Options extends PageOptions {
  readonly cluster?: (one: Cluster) => Cluster;
}

/** A page on a real session; a test with its own cluster stops at every event. */
function page(options: Options = {}): HandPage & { readonly session: Session } {
  const session = openSession();
  const { cluster, seed } = frameOf(session).run;
  const own = options.cluster?.(cluster);
  if (own) handle(session, { kind: 'openCluster', cluster: own, seed });
  const behind = { hello: greeting(), frame: frameOf(session) };
  const opened = handPage({ ...behind, handle: (intent) => handle(session, intent) }, options);
  if (own) opened.synod.prefer({ everyEvent: true });
  return { ...opened, session };
}

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

  it('waits at each beat for as long as it takes to read, and misses none', async () => {
    const { synod, ticker, frame } = page({ speed: 0.04 });
    synod.prefer({ bySentence: true });
    synod.readBy(() => 3_000);
    synod.play();
    const stood = new Map<number, number>();
    for (let picture = 0; picture < 32 * 40; picture++) {
      await ticker.pass(1 / 32);
      const { index, event } = frame();
      if ((event?.beats.length ?? 0) > 0) stood.set(index, (stood.get(index) ?? 0) + 1 / 32);
    }
    const beats = [...stood.keys()];
    expect(beats.length).toBeGreaterThan(5);
    for (const index of beats.slice(0, -1)) expect(stood.get(index)).toBeGreaterThan(2.9);
    const other = openSession();
    const all: number[] = [];
    while (all.length < beats.length) {
      const next = handle(other, { kind: 'next', unit: 'beat', quiet: false }).frame;
      if ((next.event?.beats.length ?? 0) > 0) all.push(next.index);
    }
    expect(beats).toEqual(all);
  });

  it('does not wait where a person has not asked for it', async () => {
    const { synod, ticker, frame } = page({ speed: 1 });
    synod.readBy(() => 3_000);
    synod.play();
    await ticker.pass(2);
    expect(frame().time).toBeGreaterThan(1_900_000);
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

  it('shows one frame for every second picture where events are denser, and loses no time', async () => {
    for (const speed of [1, 10]) {
      const { synod, ticker, door, now } = page({ speed });
      let frames = 0;
      synod.useSynod.subscribe(({ frame }, before) => (frames += frame === before.frame ? 0 : 1));
      synod.play();
      await ticker.pass(2);
      expect(frames).toBeGreaterThan(40);
      expect(frames).toBeLessThanOrEqual(64);
      expect(door.asked.length).toBeLessThanOrEqual(65);
      expect(now()).toBeGreaterThan(2_000_000 * speed * 0.95);
    }
  });

  it('moves at every picture at speeds at which one can see it', async () => {
    const { synod, ticker, now } = page({ speed: 0.1 });
    synod.play();
    await ticker.pass(1);
    let still = 0;
    for (let i = 0, before = now(); i < 64; i++, before = now()) {
      await ticker.pass(1 / 64);
      if (now() === before) still += 1;
    }
    expect(still).toBe(0);
  });

  it('shows each event at its own time where events are sparser than pictures', async () => {
    const { synod, ticker, frame } = page({ speed: 0.001 });
    const late: number[] = [];
    synod.useSynod.subscribe(({ frame: to }, before) => {
      if (to !== before.frame && before.frame !== null) late.push(synod.clock.now() - to!.time);
    });
    synod.play();
    await ticker.pass(10);
    expect(late.length).toBeGreaterThan(5);
    expect(Math.max(...late)).toBeLessThanOrEqual(1_000_000 * 0.001 * (2 / 64));
    expect(frame().index).toBeGreaterThan(5);
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

  it('stops at the event that breaks an invariant, unless it shall go on', async () => {
    for (const stopAtBroken of [true, false]) {
      const { synod, ticker, frame, now, door } = page({ speed: 0.5 });
      const { cluster, seed } = frame().run;
      const broken = { version: 1, cluster, seed, hands: [], variant: 'V4' };
      expect(await synod.openRecording(JSON.stringify(broken), 'broken.json')).toEqual([]);
      synod.prefer({ stopAtBroken });
      synod.play();
      await ticker.pass(3);
      const { playing } = synod.useSynod.getState();
      expect(frame().checks.broken.length).toBeGreaterThan(0);
      expect(playing).toBe(!stopAtBroken);
      const asked = door.asked.length;
      if (!stopAtBroken) continue;
      expect(frame().index).toBe(frame().checks.broken[0]!.index);
      expect(frame().event?.beats.at(-1)?.kind).toBe('broken');
      expect(now()).toBe(frame().time);
      await ticker.pass(1);
      expect(door.asked).toHaveLength(asked);
      const { index } = frame();
      synod.play();
      await ticker.pass(0.5);
      expect(frame().index).toBeGreaterThan(index);
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
