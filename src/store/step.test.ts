import { describe, expect, it, vi } from 'vitest';
import type { Cluster } from '../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../session/index.ts';
import { handPage, settle, sparse, type HandPage, type PageOptions } from './testing/samples.ts';

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

describe('an undo', () => {
  it('pauses and goes to right before the latest hand; where there is none it says so', async () => {
    const { synod, ticker, frame, now } = page();
    await synod.undo();
    expect(synod.useSynod.getState().problems).toMatchObject([{ code: 'nothingToUndo' }]);
    await synod.next('event');
    await ticker.pass(1);
    const { index } = frame();
    await synod.act({ kind: 'crash', node: 'n1', point: 'now' });
    synod.play();
    await ticker.pass(1);
    await synod.undo();
    const { playing, problems } = synod.useSynod.getState();
    expect([frame().index, now(), playing, problems]).toEqual([index, frame().time, false, []]);
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
    await synod.ask('export');
    expect(now()).toBe(at);
    expect(frame().timeline.branches[0]!.name).toBe('first');
    expect(synod.useSynod.getState().passed).toBe(passed);
  });
});

describe('being idle', () => {
  it('is told: nothing moves and nothing is waited for', async () => {
    const { synod, ticker, door } = page();
    const told: boolean[] = [];
    await vi.waitFor(() => expect(synod.isIdle()).toBe(true));
    synod.subscribeIdle((idle) => told.push(idle));
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
