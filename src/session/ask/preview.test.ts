import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Beat, EventView, Outcome, Previews } from '../../contract/index.ts';
import { enabled } from '../../sim/index.ts';
import { luckOf, randomAct, SCENE_IDS, type Luck } from '../testing/samples.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

const world = fc.record({
  scene: fc.constantFrom(...SCENE_IDS),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  wishes: fc.integer({ min: 0, max: 24 }),
  down: fc.boolean(),
  paused: fc.boolean(),
  numbers: fc.array(fc.nat(999), { minLength: 40, maxLength: 120 }),
});
type Given = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** A session at some moment of a run with hands; one node may be down and one paused. */
function sessionIn({ scene, seed, wishes, down, paused, numbers }: Given): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  const { cluster } = frameOf(session).run;
  handle(session, { kind: 'openCluster', cluster, seed });
  const luck = luckOf(numbers);
  for (let left = wishes; left > 0; left--) wish(session, luck);
  const at = frameOf(session).time;
  const [first, second] = cluster.nodes;
  if (down)
    handle(session, { kind: 'act', action: { kind: 'crash', node: first!.id, point: 'now' }, at });
  if (paused) handle(session, { kind: 'act', action: { kind: 'pause', node: second!.id }, at });
  return session;
}

function wish(session: Session, luck: Luck): void {
  const frame = frameOf(session);
  const to = (frame.next ?? frame.time) + Math.floor(luck() * 20_000);
  handle(session, luck() < 0.6 ? { kind: 'runTo', to } : randomAct(frame, luck));
}

/** Does a hand at the moment shown, reads its event, and returns to that moment. */
function done(session: Session, action: Action): EventView {
  const { id } = session.current;
  const { index, time } = frameOf(session);
  const { answer, frame } = handle(session, { kind: 'act', action, at: time });
  expect(answer).toEqual({ kind: 'done' });
  if (session.current.id !== id) {
    const { id: left } = session.current;
    handle(session, { kind: 'branch', id });
    handle(session, { kind: 'deleteBranch', id: left });
  }
  handle(session, { kind: 'seek', index });
  return frame.event!;
}

function previewed(session: Session, action: Action): EventView | null {
  const { answer } = handle(session, { kind: 'preview', action });
  return answer.kind === 'preview' ? answer.value : null;
}

function allPreviews(session: Session): Previews {
  const { answer } = handle(session, { kind: 'previews' });
  if (answer.kind !== 'previews') throw new Error(answer.kind);
  return answer.value;
}

/** The outcome of one action when it is asked for alone. */
function outcome(session: Session, action: Action): Outcome {
  const { answer } = handle(session, { kind: 'preview', action });
  if (answer.kind === 'preview') return { kind: 'event', event: answer.value! };
  if (answer.kind === 'refused') return { kind: 'refused', problem: answer.problems[0]! };
  throw new Error(answer.kind);
}

/** Every action that is possible now and needs no number, and some random hands. */
function actions(session: Session, luck: Luck): readonly Action[] {
  const chosen = enabled(session.current.history.world).map(({ action }) => action);
  const other = randomAct(frameOf(session), luck);
  return other.kind === 'act' ? [...chosen, other.action] : chosen;
}

/** The event without its verdicts: a preview judges no invariant. */
function unjudged(event: EventView): EventView {
  const judged: readonly Beat['kind'][] = ['broken', 'restored'];
  return { ...event, beats: event.beats.filter(({ kind }) => !judged.includes(kind)) };
}

/** The kinds of actions that at least one of these worlds surely allows. */
const KINDS = [
  'arrive',
  'deliver',
  'drop',
  'duplicate',
  'hold',
  'fire',
  'crash',
  'restart',
  'wipe',
  'pause',
  'resume',
  'cut',
] as const;

describe('a preview', () => {
  it('is what then happens, whatever is done', () => {
    const tried = new Map<Action['kind'], number>();
    fc.assert(
      fc.property(world, (given) => {
        const session = sessionIn(given);
        const before = frameOf(session);
        for (const action of actions(session, luckOf(given.numbers.toReversed()))) {
          const event = previewed(session, action);
          expect(frameOf(session).index).toBe(before.index);
          if (event === null) continue;
          tried.set(action.kind, (tried.get(action.kind) ?? 0) + 1);
          expect(event).toEqual(unjudged(done(session, action)));
        }
      }),
      { numRuns: 40 },
    );
    for (const kind of KINDS) {
      expect(tried.get(kind) ?? 0, kind).toBeGreaterThan(0);
    }
  });

  it('changes nothing', () => {
    fc.assert(
      fc.property(world, (given) => {
        const session = sessionIn(given);
        const before = frameOf(session);
        const hash = handle(session, { kind: 'hash' }).answer;
        for (const action of actions(session, luckOf(given.numbers))) previewed(session, action);
        allPreviews(session);
        expect(frameOf(session)).toBe(before);
        expect(handle(session, { kind: 'hash' }).answer).toEqual(hash);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused as the action would be', () => {
    const session = openSession();
    const action: Action = { kind: 'delay', envelope: 1, by: Number.NaN };
    const asked = handle(session, { kind: 'preview', action }).answer;
    expect(asked.kind).toBe('refused');
    expect(asked).toEqual(handle(session, { kind: 'act', action, at: 0 }).answer);
  });
});

describe('all previews', () => {
  it('are those of every message, in the order of the frame, and of every timer', () => {
    const found = { event: 0, refused: 0 };
    fc.assert(
      fc.property(world, (given) => {
        const session = sessionIn(given);
        const { envelopes, timers } = frameOf(session);
        const all = allPreviews(session);
        expect(all.deliveries).toEqual(
          envelopes.map(({ id: envelope }) => {
            const action: Action = { kind: 'deliver', envelope };
            return { envelope, outcome: outcome(session, action) };
          }),
        );
        expect(all.timers).toHaveLength(timers.length);
        expect(all.timers).toEqual(
          expect.arrayContaining(
            timers.map(({ process, name, key }) => {
              const action: Action = { kind: 'fire', process, timer: name, key };
              return { process, name, key, outcome: outcome(session, action) };
            }),
          ),
        );
        for (const one of all.timers) found[one.outcome.kind] += 1;
      }),
      { numRuns: 40 },
    );
    expect(found.event).toBeGreaterThan(0);
    expect(found.refused).toBeGreaterThan(0);
  });

  it('of what cannot be delivered say where it fails', () => {
    const session = openSession();
    while (frameOf(session).envelopes.every(({ fromNode, toNode }) => fromNode === toNode))
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    const { envelopes, time } = frameOf(session);
    const { id, fromNode, toNode } = envelopes.find((one) => one.fromNode !== one.toNode)!;
    const why = (action: Action) => {
      handle(session, { kind: 'act', action, at: time });
      const { outcome: found } = allPreviews(session).deliveries.find(
        (one) => one.envelope === id,
      )!;
      return found.kind === 'refused' ? `${found.problem.code} ${found.problem.got}` : null;
    };
    const links = [{ from: fromNode, to: toNode }];
    expect(why({ kind: 'cut', links })).toBe(`linkCut ${fromNode}→${toNode}`);
    expect(why({ kind: 'heal', links })).toBe(null);
    expect(why({ kind: 'pause', node: toNode })).toBe(`nodePaused ${toNode}`);
    expect(why({ kind: 'crash', node: toNode, point: 'now' })).toBe(`nodeDown ${toNode}`);
  });

  it('are no more than two hundred', () => {
    const session = openSession();
    handle(session, { kind: 'runTo', to: 300_000 });
    while (frameOf(session).envelopes.length === 0)
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    const { time, envelopes } = frameOf(session);
    const action: Action = { kind: 'duplicate', envelope: envelopes[0]!.id };
    for (let left = 210; left > 0; left--) handle(session, { kind: 'act', action, at: time });
    expect(allPreviews(session).deliveries.map(({ envelope }) => envelope)).toEqual(
      frameOf(session)
        .envelopes.slice(0, 200)
        .map(({ id }) => id),
    );
  });
});
