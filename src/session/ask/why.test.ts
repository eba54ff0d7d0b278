import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Action,
  Frame,
  SceneId,
  WhyBecause,
  WhyTarget,
  WhyView,
} from '../../contract/index.ts';
import { HOLE, luckOf, randomAct, SCENE_IDS } from '../testing/samples.ts';
import { bringLanguage, frameOf, handle, openSession, prepare, type Session } from '../index.ts';
import { whyOf } from './why.ts';

function sceneFor(scene: SceneId, micros: number): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  runFor(session, micros);
  return session;
}

function runFor(session: Session, micros: number): Frame {
  const to = frameOf(session).time + micros;
  let frame = frameOf(session);
  for (let i = 0; i < 50 && frame.time < to; i++) {
    frame = handle(session, { kind: 'runTo', to }).frame;
    if (frame.next === null) break;
  }
  return frame;
}

async function scriptRun(text: string): Promise<Session> {
  const session = openSession();
  const intent = { kind: 'openRecording', text } as const;
  await bringLanguage();
  await prepare(session, intent);
  expect(handle(session, intent).answer).toEqual({ kind: 'done' });
  handle(session, { kind: 'seek', index: frameOf(session).timeline.length });
  return session;
}

function ask(session: Session, of: WhyTarget): WhyView {
  const before = frameOf(session);
  const { answer, frame } = handle(session, { kind: 'why', of });
  expect(frame).toBe(before);
  if (answer.kind !== 'why') throw new Error(JSON.stringify(answer));
  return answer.value;
}

const indices = ({ steps }: WhyView) => steps.map(({ event }) => event.index);
const kindsOf = ({ steps }: WhyView) =>
  steps.map(({ event }) => event.envelope?.body.type ?? event.action.kind);
const reason = <K extends WhyBecause['kind']>(
  because: readonly WhyBecause[] | undefined,
  kind: K,
) => because?.find((one): one is Extract<WhyBecause, { kind: K }> => one.kind === kind);

/** Steps through the run to the first event that makes a note of this kind. */
function eventWith(session: Session, kind: string): number {
  const { length } = frameOf(session).timeline;
  for (let index = 1; index <= length; index++) {
    const { event } = handle(session, { kind: 'seek', index }).frame;
    if (event!.notes.some((note) => note.kind === kind)) return index;
  }
  throw new Error(`nothing notes ${kind}`);
}

function sound(why: WhyView): void {
  const told = indices(why);
  expect(told).toEqual([...new Set(told)].sort((a, b) => b - a));
  for (const { event, because } of why.steps) {
    for (const { index } of because) {
      expect(index).toBeLessThan(event.index);
      expect(index).toBeGreaterThan(0);
      expect(why.since).toBeLessThanOrEqual(index);
    }
  }
  const last = why.steps.at(-1);
  if (last === undefined) return expect(['start', 'events']).toContain(why.root);
  const { action, byHand } = last.event;
  if (why.root === 'timer') expect([action.kind, byHand]).toEqual(['fire', false]);
  else if (why.root === 'load') expect([action.kind, byHand]).toEqual(['request', false]);
  else if (why.root === 'request') expect([action.kind, byHand]).toEqual(['request', true]);
  else if (why.root === 'hand') expect(byHand).toBe(true);
  else expect(['start', 'steps', 'events']).toContain(why.root);
}

describe('why', () => {
  it('leads from a choice back to the client that asked, message by message', () => {
    const session = sceneFor('three-servers', 1_500_000);
    const { ledger } = frameOf(session);
    const slot = ledger.slots.find(({ chosen, slot: at }) => at > 3 && chosen !== null)!;
    const why = ask(session, { kind: 'slot', slot: slot.slot, replica: null });
    expect(indices(why)[0]).toBe(slot.chosen!.index);
    expect(kindsOf(why)).toEqual(['p2a', 'propose', 'request', 'request']);
    expect(why.root).toBe('load');
    expect(
      typeof why.beyond === 'object' && why.beyond?.notes.some(({ kind }) => kind === 'answered'),
    ).toBe(true);
    const voted = reason(why.steps[0]!.because, 'voted');
    expect(voted).toMatchObject({ slot: slot.slot, counts: true });
    sound(why);
  });

  it('says of a refused p2a which event promised the higher ballot', () => {
    const session = sceneFor('duel', 400_000);
    const index = eventWith(session, 'refusedP2a');
    const why = ask(session, { kind: 'event', index });
    const { event, because } = why.steps[0]!;
    const note = event.notes.find((one) => one.kind === 'refusedP2a')!;
    const promised = reason(because, 'promisedHigher')!;
    expect(promised).toMatchObject({ acceptor: event.actor, ballot: note.promised });
    const cause = handle(session, { kind: 'seek', index: promised.index }).frame.event!;
    expect(cause.actor).toBe(event.actor);
    expect(cause.envelope!.body).toMatchObject({ type: 'p1a', ballot: note.promised });
    expect(why.root).toBe('timer');
    sound(why);
  });

  it('leads from a no-op to the hole that a new leader filled', async () => {
    const session = await scriptRun(FILLED);
    const noop = frameOf(session).ledger.slots.find(({ chosen }) => chosen?.cmd === 'noop')!;
    expect(noop.slot).toBe(1);
    const why = ask(session, { kind: 'slot', slot: 1, replica: null });
    const adopted = why.steps.find(({ event }) =>
      event.notes.some(({ kind }) => kind === 'adopted'),
    )!;
    expect(adopted.event.actor).toBe('l2');
    const hole = reason(adopted.because, 'hole')!;
    expect(hole).toMatchObject({ slot: 1, above: { slot: 2, acceptor: 'a1' } });
    expect(why.root).toBe('hand');
    const kept = ask(session, { kind: 'slot', slot: 2, replica: null });
    const duty = kept.steps.find(({ event }) => event.index === adopted.event.index)!;
    expect(reason(duty.because, 'carried')).toMatchObject({ carried: { acceptor: 'a1', slot: 2 } });
    const vote = reason(duty.because, 'voted')!;
    expect(vote).toMatchObject({ acceptor: 'a1', slot: 2, counts: false });
    const cast = handle(session, { kind: 'seek', index: vote.index }).frame.event!;
    expect([cast.actor, cast.envelope?.body.type]).toEqual(['a1', 'p2a']);
  });

  it('leads from an election after a crash to the timer, what armed it and the hand', () => {
    const session = sceneFor('failover', 900_000);
    const { processes, time } = frameOf(session);
    const node = processes.find(
      (one) => one.role === 'leader' && one.instances.some(({ mode }) => mode === 'active'),
    )!.node;
    handle(session, { kind: 'act', action: { kind: 'crash', node, point: 'now' }, at: time });
    const crash = frameOf(session).index;
    let frame = frameOf(session);
    while (!frame.event!.beats.some(({ kind }) => kind === 'adopted')) {
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    const why = ask(session, { kind: 'event', index: frame.index });
    expect(kindsOf(why)).toEqual(['p1b', 'p1a', 'fire']);
    expect(why.root).toBe('timer');
    expect(why.beyond).toMatchObject({ actor: why.steps[2]!.event.actor });
    expect(reason(why.steps[2]!.because, 'crashed')).toEqual({
      kind: 'crashed',
      node,
      index: crash,
    });
    sound(why);
  });

  it('leads from an election to the hand that let leaders elect by themselves again', () => {
    const session = sceneFor('failover', 900_000);
    const act = (action: Action) =>
      handle(session, { kind: 'act', action, at: frameOf(session).time }).frame.index;
    act({ kind: 'election', policy: 'manual' });
    act({ kind: 'crash', node: 'n1', point: 'now' });
    runFor(session, 1_000_000);
    const hand = act({ kind: 'election', policy: 'eager' });
    let frame = frameOf(session);
    while (!frame.event!.notes.some(({ kind }) => kind === 'scouting')) {
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    const why = ask(session, { kind: 'event', index: frame.index });
    expect(why.root).toBe('timer');
    expect(why.beyond).toMatchObject({
      index: hand,
      action: { kind: 'election', policy: 'eager' },
    });
    sound(why);
  });

  it('answers for cells, fields and messages as they are at the moment shown', () => {
    const session = sceneFor('three-servers', 800_000);
    const frame = frameOf(session);
    const envelope = frame.envelopes[0]!;
    const message = ask(session, { kind: 'message', envelope: envelope.id });
    expect(message.envelope).toEqual(envelope);
    expect(indices(message)[0]).toBe(envelope.cause);
    const cell = ask(session, { kind: 'slot', slot: 1, replica: 'r2' });
    expect(cell.steps[0]!.event.notes).toContainEqual(
      expect.objectContaining({ kind: 'performed', slot: 1 }),
    );
    const field = ask(session, { kind: 'field', process: 'a2', field: 'promised' });
    expect(field.steps[0]!.event.changed).toContainEqual({ field: 'promised', stable: true });
    const since = field.steps[0]!.event.index;
    for (let index = since + 1; index <= frame.index; index++) {
      const { event } = handle(session, { kind: 'seek', index }).frame;
      if (event!.actor !== 'a2') continue;
      expect(event!.changed.map((one) => one.field)).not.toContain('promised');
    }
  });

  it('leads from a request that had to wait to the call that queued it', () => {
    const session = sceneFor('three-servers', 200_000);
    handle(session, {
      kind: 'act',
      action: { kind: 'load', load: { kind: 'none' } },
      at: frameOf(session).time,
    });
    runFor(session, 500_000);
    for (const value of ['1', '2', '3']) {
      const action = { kind: 'request', client: 'k1', op: ['put', 'a', value] } as const;
      handle(session, { kind: 'act', action, at: frameOf(session).time });
    }
    const calls = [2, 1, 0].map((back) => frameOf(session).index - back);
    const { processes } = runFor(session, 1_000_000);
    const { last } = processes.find(({ id }) => id === 'k1') as { last: { slot: number } };
    const slots = [2, 1, 0].map((back) => last.slot - back);
    for (const [at, slot] of slots.entries()) {
      const why = ask(session, { kind: 'slot', slot, replica: null });
      expect(why.root).toBe('request');
      expect(indices(why).at(-1)).toBe(calls[at]);
      expect(why.steps.some(({ by }) => by === 'queued')).toBe(at > 0);
    }
  });

  it('leads from a command that lost its slot to its own request', () => {
    const session = sceneFor('three-servers', 1_500_000);
    const { length } = frameOf(session).timeline;
    const at = eventWith(session, 'displaced');
    const { event } = handle(session, { kind: 'seek', index: at }).frame;
    const lost = event!.notes.find((note) => note.kind === 'displaced')!;
    const again = event!.notes.find((note) => note.kind === 'proposed')!;
    handle(session, { kind: 'seek', index: length });
    const why = ask(session, { kind: 'slot', slot: again.slot, replica: null });
    expect(kindsOf(why)).toEqual(['p2a', 'propose', 'decision', 'request', 'request']);
    expect(why.steps[2]).toMatchObject({ by: 'queued', event: { index: at } });
    expect(reason(why.steps[2]!.because, 'chosen')).toMatchObject({
      slot: lost.slot,
      cmd: lost.by,
    });
    expect(why.steps.at(-1)!.event.notes).toContainEqual(
      expect.objectContaining({ kind: 'asked', cmd: lost.cmd }),
    );
  });

  it('refuses what is not there', () => {
    const session = openSession();
    const targets: readonly WhyTarget[] = [
      { kind: 'event', index: 0 },
      { kind: 'event', index: 10_000 },
      { kind: 'event', index: Number.NaN },
      { kind: 'message', envelope: 999 },
      { kind: 'slot', slot: 1, replica: null },
      { kind: 'slot', slot: 1, replica: 'r9' },
      { kind: 'field', process: 'a1', field: 'mood' },
    ];
    for (const of of targets) {
      expect(handle(session, { kind: 'why', of }).answer.kind).toBe('refused');
    }
    const since = ask(session, { kind: 'field', process: 'r1', field: 'slotIn' });
    expect(since).toMatchObject({ steps: [], root: 'start' });
  });

  it('goes strictly back and ends where it may, at any moment of any run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENE_IDS),
        fc.array(fc.nat(999), { minLength: 20, maxLength: 60 }),
        (scene, numbers) => {
          const luck = luckOf(numbers);
          const session = sceneFor(scene, 200_000 + luck() * 900_000);
          for (let i = 0; i < 5; i++) {
            handle(session, randomAct(frameOf(session), luck));
            runFor(session, 150_000);
          }
          const { timeline } = frameOf(session);
          for (let i = 0; i < 12; i++) {
            const index = 1 + Math.floor(luck() * timeline.length);
            sound(ask(session, { kind: 'event', index }));
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

it('says where it gives up', () => {
  const session = sceneFor('failover', 2_000_000);
  const { current } = session;
  const { length } = current.history;
  expect(length).toBeGreaterThan(2_500);
  const few = { steps: 40, events: 1_500 };
  const field = whyOf(current, { kind: 'field', process: 'a1', field: 'records' }, few);
  expect(field).toMatchObject({ steps: [], root: 'events' });
  const { slot } = frameOf(session).ledger.slots.findLast(({ chosen }) => chosen !== null)!;
  const target = { kind: 'slot', slot, replica: null } as const;
  const whole = whyOf(current, target)!;
  expect(whole.steps.length).toBeGreaterThan(2);
  const cut = whyOf(current, target, { steps: 2, events: 60_000 })!;
  expect(cut).toMatchObject({ root: 'steps', steps: whole.steps.slice(0, 2) });
});

/** The hole, after its command has been chosen in slot 2. */
const FILLED = `${HOLE}deliver p2a from l2 to a1 a2 slot 2
expect chosen slot 2 put x 2
`;
