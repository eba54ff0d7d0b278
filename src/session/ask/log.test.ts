import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, LogView } from '../../contract/index.ts';
import { BOTTOM } from '../../paxos/index.ts';
import { luckOf, randomAct, SCENE_IDS } from '../testing/samples.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

const run = fc.record({
  scene: fc.constantFrom(...SCENE_IDS),
  numbers: fc.array(fc.nat(999), { minLength: 40, maxLength: 120 }),
});
type Given = typeof run extends fc.Arbitrary<infer T> ? T : never;

/** A run with some hands, all at its open end, shown at a moment in its middle. */
function sessionOf({ scene, numbers }: Given): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  const luck = luckOf(numbers);
  for (let i = 0; i < 24; i++) {
    const frame = frameOf(session);
    const to = (frame.next ?? frame.time) + Math.floor(luck() * 20_000);
    handle(session, luck() < 0.7 ? { kind: 'runTo', to } : randomAct(frame, luck));
  }
  handle(session, { kind: 'seek', index: Math.floor(frameOf(session).timeline.length / 2) });
  return session;
}

function logOf(session: Session, from: number, to: number, quiet = true): LogView {
  const { answer } = handle(session, { kind: 'log', from, to, quiet });
  if (answer.kind !== 'log') throw new Error(`not a log: ${JSON.stringify(answer)}`);
  return answer.value;
}

describe('the log of a stretch', () => {
  it('tells every event and changes nothing', () => {
    fc.assert(
      fc.property(run, (given) => {
        const session = sessionOf(given);
        const before = frameOf(session);
        const { length } = before.timeline;
        const log = logOf(session, 0, length);
        expect(frameOf(session)).toBe(before);
        expect(log.events.map(({ index }) => index)).toEqual(
          Array.from({ length }, (_, i) => i + 1),
        );
        for (const event of log.events.filter(({ index }) => index % 7 === 0)) {
          const { frame } = handle(session, { kind: 'seek', index: event.index });
          const { action, actor, byHand, quiet, beats, at } = frame.event!;
          expect(event).toMatchObject({
            kind: action.kind,
            process: actor,
            byHand,
            quiet,
            beats,
            at,
          });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('tells of every message when it was sent, and of its end exactly once it is no more', () => {
    fc.assert(
      fc.property(run, fc.nat(999), (given, part) => {
        const session = sessionOf(given);
        const { length } = frameOf(session).timeline;
        const to = Math.floor((length * part) / 999);
        const log = logOf(session, 0, to);
        const { frame } = handle(session, { kind: 'seek', index: to });
        const open = log.messages.filter(({ ended }) => ended === null).map(({ id }) => id);
        expect(open.toSorted((a, b) => a - b)).toEqual(frame.envelopes.map(({ id }) => id));
        for (const { sent, sentAt, ended } of log.messages) {
          if (ended === null) continue;
          expect(ended.index).toBeGreaterThan(sent!);
          expect(ended.at).toBeGreaterThanOrEqual(sentAt);
          expect(log.events[ended.index - 1]!.at).toBe(ended.at);
        }
      }),
      { numRuns: 24 },
    );
  });

  it('leaves out quiet events and what only they were about, and says which', () => {
    fc.assert(
      fc.property(run, (given) => {
        const session = sessionOf(given);
        const { length } = frameOf(session).timeline;
        const whole = logOf(session, 0, length);
        const { events, folded, messages, lanes } = logOf(session, 0, length, false);
        expect(events).toEqual(whole.events.filter(({ quiet }) => !quiet));
        const left = whole.events.filter(({ quiet, kind }) => quiet && kind !== 'arrive');
        expect(folded).toEqual(left.map(({ index }) => index));
        expect(lanes).toEqual(whole.lanes);
        const told = new Set(events.map(({ index }) => index));
        const isTold = (index: number | null) => index !== null && told.has(index);
        for (const message of whole.messages) {
          const isIn = messages.some(({ id }) => id === message.id);
          if (isTold(message.sent) || isTold(message.ended?.index ?? null)) expect(isIn).toBe(true);
          else if (!isIn) expect(['ping', 'pong', 'status']).toContain(message.body.type);
        }
        expect(messages.every((one) => whole.messages.some(({ id }) => id === one.id))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('holds at its end what acceptors have promised and where leaders are', () => {
    fc.assert(
      fc.property(run, fc.nat(999), (given, part) => {
        const session = sessionOf(given);
        const to = Math.floor((frameOf(session).timeline.length * part) / 999);
        const { lanes } = logOf(session, 0, to);
        const { frame } = handle(session, { kind: 'seek', index: to });
        for (const process of frame.processes) {
          const lane = lanes.findLast((one) => one.process === process.id);
          if (process.role === 'acceptor')
            expect(lane?.ballot).toEqual(process.instances.at(-1)?.promised ?? BOTTOM);
          if (process.role !== 'leader') continue;
          const shown =
            process.instances.findLast(({ mode }) => mode !== 'passive') ?? process.instances[0];
          const held = [shown?.ballot ?? BOTTOM, shown?.mode ?? 'passive'];
          expect([lane?.ballot, lane?.mode]).toEqual(held);
        }
      }),
      { numRuns: 24 },
    );
  });

  it('shows no promise of an acceptor whose disk is wiped', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'three-servers' });
    handle(session, { kind: 'runTo', to: 100_000 });
    const actions: readonly Action[] = [
      { kind: 'crash', node: 'n3', point: 'now' },
      { kind: 'wipe', node: 'n3' },
      { kind: 'restart', node: 'n3' },
    ];
    for (const action of actions) {
      handle(session, { kind: 'act', action, at: frameOf(session).time });
    }
    const { lanes } = logOf(session, 0, frameOf(session).index);
    const ballots = lanes.filter(({ process }) => process === 'a3').map(({ ballot }) => ballot);
    expect(ballots).toEqual([BOTTOM, { round: 1, leader: 1 }, BOTTOM]);
  });

  it('knows of copies that the network made, too', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'lossy' });
    handle(session, { kind: 'runTo', to: 2_000_000 });
    const { messages } = logOf(session, 0, frameOf(session).timeline.length);
    expect(messages.map(({ id }) => id)).toEqual(messages.map((_, at) => at + 1));
    const { frame } = handle(session, { kind: 'seek', index: frameOf(session).timeline.length });
    const open = messages.filter(({ ended }) => ended === null).map(({ id }) => id);
    expect(open).toEqual(frame.envelopes.map(({ id }) => id));
  });

  it('ends with a crash what lay in the mailbox, and what the leader was', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'failover' });
    const isActive = () =>
      frameOf(session).processes.some(
        (one) => one.role === 'leader' && one.id === 'l1' && one.instances[0]?.mode === 'active',
      );
    while (!isActive()) handle(session, { kind: 'next', unit: 'event', quiet: true });
    const act = (action: Action) =>
      handle(session, { kind: 'act', action, at: frameOf(session).time });
    act({ kind: 'pause', node: 'n1' });
    handle(session, { kind: 'runTo', to: frameOf(session).time + 200_000 });
    const { mailbox } = frameOf(session).nodes[0]!;
    expect(mailbox.length).toBeGreaterThan(0);
    act({ kind: 'crash', node: 'n1', point: 'now' });
    const { index } = frameOf(session);
    const { messages, lanes } = logOf(session, 0, index);
    const lost = messages.filter(({ ended }) => ended?.how.kind === 'crashed');
    expect(lost.map(({ id }) => id)).toEqual(mailbox.toSorted((a, b) => a - b));
    for (const { ended } of lost) expect(ended?.index).toBe(index);
    expect(lanes.findLast(({ process }) => process === 'l1')).toMatchObject({
      index,
      mode: 'passive',
    });
  });

  it('keeps within what has been played, and refuses what is no number', () => {
    const session = sessionOf({ scene: 'failover', numbers: [3, 500, 21] });
    const { length } = frameOf(session).timeline;
    expect(logOf(session, length - 2, length + 50).to).toBe(length);
    expect(logOf(session, length + 5, length + 50).events).toEqual([]);
    expect(logOf(session, 9, 2).events).toEqual([]);
    const { answer } = handle(session, { kind: 'log', from: Number.NaN, to: 3, quiet: true });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'notANumber' }] });
  });
});

describe('events told in full', () => {
  it('are those that stepping shows, in order, each once, without moving', () => {
    fc.assert(
      fc.property(run, fc.array(fc.nat(999), { maxLength: 12 }), (given, parts) => {
        const session = sessionOf(given);
        const before = frameOf(session);
        const { length } = before.timeline;
        const indices = parts.map((part) => Math.floor((length * part) / 999));
        const { answer } = handle(session, {
          kind: 'tell',
          indices: [...indices, -3, 0.5, length + 1],
        });
        expect(frameOf(session)).toBe(before);
        const wanted = [...new Set(indices)].filter((one) => one > 0).toSorted((a, b) => a - b);
        const shown = wanted.map((index) => handle(session, { kind: 'seek', index }).frame.event);
        expect(answer).toEqual({ kind: 'tell', value: shown });
      }),
      { numRuns: 16 },
    );
  });
});
