import { describe, expect, it, vi } from 'vitest';
import {
  bringLanguage,
  frameOf,
  greeting,
  handle,
  openSession,
  recordingText,
  type Session,
} from '../session/index.ts';
import type { Preferences } from './state.ts';
import { handDoor, handStorage, handTicker, settle, type HandDoor } from './testing/samples.ts';
import { createSynod, type Synod } from './store.ts';

const language = await bringLanguage();

interface Visit {
  readonly synod: Synod;
  readonly doors: readonly HandDoor[];
  readonly sessions: readonly Session[];
}

/** A page whose every door leads to a new session. */
function visit(storage = handStorage()): Visit {
  const doors: HandDoor[] = [];
  const sessions: Session[] = [];
  const synod = createSynod({
    ticker: handTicker(),
    storage,
    prefersCalm: () => true,
    pointing: () => 'mouse',
  });
  synod.connect(() => {
    const session = { ...openSession(), language };
    const door = handDoor({
      hello: greeting(),
      frame: frameOf(session),
      handle: (intent) => handle(session, intent),
    });
    sessions.push(session);
    doors.push(door);
    return door;
  });
  doors[0]!.greet();
  return { synod, doors, sessions };
}

const state = ({ synod }: Visit) => synod.useSynod.getState();

describe('a visit', () => {
  it('begins when the door opens', async () => {
    const storage = handStorage();
    const synod = createSynod({
      ticker: handTicker(),
      storage,
      prefersCalm: () => true,
      pointing: () => 'mouse',
    });
    expect(synod.useSynod.getState()).toMatchObject({ phase: 'opening', frame: null, hello: null });
    expect(synod.isIdle()).toBe(false);
    const one = visit();
    expect(state(one)).toMatchObject({
      phase: 'open',
      playing: false,
      problems: [],
      title: 'Three servers',
      frame: { index: 0 },
    });
    expect(state(one).hello?.scenes).toHaveLength(7);
    await vi.waitFor(() => expect(one.synod.isIdle()).toBe(true));
  });

  it('is busy while a file is read, and idle again however that ends', async () => {
    const { synod } = visit();
    await vi.waitFor(() => expect(synod.isIdle()).toBe(true));
    const told: boolean[] = [];
    synod.subscribeIdle((idle) => told.push(idle));
    let end: (text: string) => void = () => {};
    const text = synod.whileBusy(() => new Promise<string>((resolve) => (end = resolve)));
    expect([synod.isIdle(), told]).toEqual([false, [false]]);
    end('read');
    expect(await text).toBe('read');
    expect([synod.isIdle(), told]).toEqual([true, [false, true]]);
    const unread = synod.whileBusy(() => Promise.reject(new Error('unread')));
    await expect(unread).rejects.toThrow('unread');
    expect(synod.isIdle()).toBe(true);
  });

  it('opens scenes, clusters and recordings; a bad one changes nothing and is explained', async () => {
    const one = visit();
    const { synod } = one;
    await synod.openScene('duel');
    expect(state(one).title).toBe('Duelling leaders');
    const { answer: recording } = await synod.ask('export');
    const { cluster } = state(one).frame!.run;
    expect(await synod.openCluster({ ...cluster, loopback: -1 }, 1)).toMatchObject([
      { field: 'loopback', code: 'below' },
    ]);
    const wrong = { cluster: { ...cluster, loopback: 9 }, seed: -1 };
    expect(await synod.ask('checkCluster', wrong)).toMatchObject({
      problems: [{ field: 'seed', code: 'below' }],
    });
    expect(await synod.openRecording('{', 'bad.json')).toMatchObject([{ code: 'notJson' }]);
    expect(state(one).title).toBe('Duelling leaders');
    expect(state(one).problems).toEqual([]);
    expect(await synod.openCluster(cluster, 5)).toEqual([]);
    expect(state(one)).toMatchObject({ title: null, frame: { run: { seed: 5 } } });
    expect(await synod.openRecording(recording!, 'duel.json')).toEqual([]);
    expect(state(one).title).toBe('duel.json');
    expect(state(one).frame!.timeline.marks.length).toBeGreaterThan(2);
  });

  it('forgets what was selected when another run opens', async () => {
    const one = visit();
    one.synod.select({ kind: 'node', id: 'n5' });
    one.synod.hover({ kind: 'slot', slot: 1 });
    one.synod.takeTool('partition');
    await one.synod.openScene('duel');
    expect(state(one)).toMatchObject({ selection: null, hovered: null, tool: 'point' });
  });

  it('keeps a chain of causes until another run opens, or all it tells of is ahead', async () => {
    const one = visit();
    const { synod } = one;
    for (let i = 0; i < 12; i++) await synod.next('beat');
    const { index } = state(one).frame!;
    await synod.askWhy({ kind: 'event', index });
    const { since, steps } = state(one).why!;
    expect(steps[0]!.event.index).toBe(index);
    expect(since).toBeLessThan(index);
    await synod.seek(since);
    expect(state(one).why).not.toBeNull();
    await synod.seek(since - 1);
    expect(state(one).why).toBeNull();
    await synod.askWhy({ kind: 'event', index });
    await synod.act({ kind: 'crash', node: 'n1', point: 'now' });
    expect(state(one).why).toBeNull();
    await synod.askWhy({ kind: 'event', index: 99_999 });
    expect(state(one)).toMatchObject({ why: null, problems: [{ code: 'noCause' }] });
    await synod.askWhy({ kind: 'event', index: 1 });
    expect(state(one)).toMatchObject({ why: { steps: [{ event: { index: 1 } }] }, problems: [] });
    await synod.openScene('duel');
    expect(state(one).why).toBeNull();
    const asked = synod.askWhy({ kind: 'event', index: 1 });
    const opened = synod.openScene('lossy');
    await Promise.all([asked, opened]);
    expect(state(one).why).toBeNull();
  });

  it('sends commands in a person’s words', async () => {
    const one = visit();
    expect(await one.synod.command('k1', 'put x')).toMatchObject([{ code: 'notACommand' }]);
    expect(state(one).frame!.index).toBe(0);
    expect(await one.synod.command('k1', 'put x 1')).toEqual([]);
    expect(state(one).frame!.event).toMatchObject({
      byHand: true,
      action: { op: ['put', 'x', '1'] },
    });
  });

  it('previews', async () => {
    const one = visit();
    while (state(one).frame!.envelopes.length === 0) await one.synod.next('event');
    const [envelope] = state(one).frame!.envelopes;
    const { id } = envelope!;
    const { index } = state(one).frame!;
    const event = { actor: envelope!.to };
    const delivery = (of: number) => ({ action: { kind: 'deliver', envelope: of } }) as const;
    expect(await one.synod.ask('preview', delivery(id))).toMatchObject({ answer: event });
    const all = (await one.synod.ask('previews')).answer!;
    expect(all.deliveries.map((preview) => preview.envelope)).toEqual(
      state(one).frame!.envelopes.map((pending) => pending.id),
    );
    expect(all.deliveries[0]!.outcome).toMatchObject({ event });
    expect(await one.synod.ask('preview', delivery(12_345))).toMatchObject({
      answer: null,
      problems: [{ code: 'noSuchEnvelope', got: '12345' }],
    });
    expect(state(one).frame!.index).toBe(index);
    expect(state(one).problems).toEqual([]);
  });

  it('says why a hand was refused, until one is granted', async () => {
    const one = visit();
    expect(await one.synod.act({ kind: 'restart', node: 'n1' })).toBe(false);
    expect(state(one).problems).toMatchObject([{ code: 'nodeUp', got: 'n1' }]);
    one.synod.dismissProblems();
    expect(state(one).problems).toEqual([]);
    await one.synod.act({ kind: 'restart', node: 'n1' });
    expect(await one.synod.act({ kind: 'crash', node: 'n1', point: 'now' })).toBe(true);
    expect(state(one).problems).toEqual([]);
  });

  it('branches: acts in the past, switches, names, deletes', async () => {
    const one = visit();
    const { synod } = one;
    for (let i = 0; i < 8; i++) await synod.next('event');
    await synod.seek(2);
    await synod.act({ kind: 'crash', node: 'n2', point: 'now' });
    const branches = () => state(one).frame!.timeline.branches.map(({ name }) => name);
    expect(branches()).toEqual(['A', 'B']);
    await synod.nameBranch(2, 'broken');
    expect(branches()).toEqual(['A', 'broken']);
    await synod.switchBranch(1);
    expect(state(one).frame!.timeline.branch).toBe(1);
    await synod.deleteBranch(2);
    expect(branches()).toEqual(['A']);
    await synod.deleteBranch(1);
    expect(state(one).problems).toMatchObject([{ code: 'lastBranch' }]);
  });
});

describe('preferences', () => {
  it('are kept for the next visit', () => {
    const storage = handStorage();
    const one = visit(storage);
    one.synod.prefer({ theme: 'dark' });
    one.synod.setSpeed(5);
    one.synod.setSpeed(NaN);
    const expected: Partial<Preferences> = { theme: 'dark', speed: 5 };
    expect(state(one).preferences).toMatchObject(expected);
    expect(state(visit(storage)).preferences).toMatchObject(expected);
  });

  it('hold the speed within its limits', () => {
    const one = visit();
    one.synod.setSpeed(1e9);
    expect(state(one).preferences.speed).toBe(1_000);
    one.synod.setSpeed(0);
    expect(state(one).preferences.speed).toBe(0.001);
  });

  it('that were corrupt are told once', () => {
    const storage = handStorage();
    storage.setItem('synod.preferences', '{"theme":"pink"}');
    const one = visit(storage);
    expect(state(one).preferenceFault).toContain('"pink"');
    one.synod.dismissProblems();
    expect(state(one).preferenceFault).toBe(null);
  });

  it('decide whether a step stops at every event', async () => {
    const one = visit();
    one.synod.prefer({ everyEvent: true });
    await one.synod.next('event');
    expect(one.doors[0]!.asked.at(-1)).toEqual({ kind: 'next', unit: 'event', quiet: true });
  });
});

describe('a fault', () => {
  it('keeps the run: its message, its file, and a way back to the same moment', async () => {
    const one = visit();
    const { synod, doors, sessions } = one;
    await synod.openScene('failover');
    for (let i = 0; i < 5; i++) await synod.next('event');
    await synod.act({ kind: 'crash', node: 'n2', point: 'now' });
    const before = state(one).frame!;
    const recording = recordingText(sessions[0]!);
    synod.play();
    doors[0]!.fail({ message: 'it broke', recording });
    expect(state(one)).toMatchObject({
      phase: 'lost',
      playing: false,
      fault: { message: 'it broke', recording },
    });
    expect(state(one).frame).toBe(before);
    synod.reopen();
    expect(state(one)).toMatchObject({ phase: 'opening', fault: null });
    doors[1]!.greet();
    await vi.waitFor(() => expect(state(one).frame!.index).toBe(before.index));
    expect(state(one).phase).toBe('open');
    expect(state(one).frame!.nodes).toEqual(before.nodes);
    expect(state(one).frame!.event).toEqual(before.event);
    expect(doors[0]!.isClosed()).toBe(true);
  });

  it('of a worker that dies without a word loses nothing either', async () => {
    const one = visit();
    const { synod, doors, sessions } = one;
    await synod.openScene('lossy');
    await synod.act({ kind: 'crash', node: 'n2', point: 'now' });
    const recording = recordingText(sessions[0]!);
    doors[0]!.fail({ message: 'boom', recording: '' });
    expect(state(one).fault).toEqual({ message: 'boom', recording });
    synod.reopen();
    doors[1]!.greet();
    await vi.waitFor(() => expect(state(one).frame!.nodes[1]!.status).toBe('down'));
  });

  it('of the first run, without any hand, loses nothing either', async () => {
    const one = visit();
    const { synod, doors, sessions } = one;
    for (let i = 0; i < 3; i++) await synod.next('event');
    const { index } = state(one).frame!;
    doors[0]!.fail({ message: 'boom', recording: '' });
    expect(state(one).fault).toEqual({ message: 'boom', recording: recordingText(sessions[0]!) });
    synod.reopen();
    doors[1]!.greet();
    await vi.waitFor(() => expect(state(one).frame!.index).toBe(index));
  });

  it('can be left behind for a fresh start', async () => {
    const one = visit();
    await one.synod.openScene('duel');
    one.doors[0]!.fail({ message: 'boom', recording: '' });
    one.synod.startOver();
    one.doors[1]!.greet();
    await settle();
    expect(state(one)).toMatchObject({
      phase: 'open',
      fault: null,
      title: 'Three servers',
    });
  });

  it('answers whatever is asked meanwhile, and an old door is not listened to', async () => {
    const one = visit();
    one.doors[0]!.fail({ message: 'boom', recording: '' });
    expect(await one.synod.act({ kind: 'pause', node: 'n1' })).toBe(false);
    expect(await one.synod.ask('export')).toEqual({ answer: null, problems: [], run: null });
    await one.synod.next('event');
    one.synod.reopen();
    one.doors[1]!.greet();
    one.doors[0]!.fail({ message: 'late', recording: '' });
    expect(state(one)).toMatchObject({ phase: 'open', fault: null });
  });
});
