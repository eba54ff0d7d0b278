import { describe, expect, it } from 'vitest';
import type { Action, CompareView, Intent } from '../../contract/index.ts';
import { sameCommand } from '../../paxos/index.ts';
import { chosenIn } from '../../sim/index.ts';
import type { Branch } from '../run/branches.ts';
import { compare, forkOf } from './compare.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

const CRASH: Action = { kind: 'crash', node: 'n1', point: 'now' };
const SPAN = 900_000;

function opened(...intents: readonly Intent[]): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene: 'failover' });
  for (const intent of intents) handle(session, intent);
  return session;
}

/** Crashes a node after event `index` of a branch; returns the number of the branch that this makes. */
function forked(
  session: Session,
  id: number,
  index: number,
  action: Action = CRASH,
  time = 0,
): number {
  handle(session, { kind: 'branch', id });
  handle(session, { kind: 'seek', index });
  return handle(session, { kind: 'act', action, at: time }).frame.timeline.branch;
}

/** A run and its copy in which the leader's node crashes after event 300; both are played to the same time. */
function both(): Session {
  const session = opened({ kind: 'runTo', to: SPAN });
  forked(session, 1, 300);
  handle(session, { kind: 'runTo', to: SPAN });
  return session;
}

function compared(session: Session, a: number, b: number, most = 100): CompareView {
  const { answer } = handle(session, { kind: 'compare', a, b, most });
  if (answer.kind !== 'compare') throw new Error(answer.kind);
  return answer.value;
}

function branch(session: Session, id: number): Branch {
  return session.branches.find((one) => one.id === id)!;
}

describe('two branches', () => {
  it('differ first at the hand that made one of them, and neither moves', () => {
    const session = both();
    handle(session, { kind: 'branch', id: 1 });
    handle(session, { kind: 'seek', index: 290 });
    handle(session, { kind: 'branch', id: 2 });
    const before = frameOf(session);
    const view = compared(session, 1, 2);
    expect(view).toMatchObject({ fork: { index: 300 }, difference: 301, behind: null });
    const [left, right] = view.sides;
    expect(left.listed[0]!.event).toMatchObject({ index: 301, byHand: false });
    expect(right.listed[0]!.event).toMatchObject({ index: 301, byHand: true, action: CRASH });
    expect(frameOf(session)).toBe(before);
    expect(handle(session, { kind: 'branch', id: 1 }).frame.index).toBe(290);
  });

  it('differ at a hand that is done at the very time of the event it comes before', () => {
    const session = opened({ kind: 'runTo', to: SPAN });
    forked(session, 1, 300, CRASH, 9e12);
    const view = compared(session, 1, 2);
    const [left, right] = view.sides.map(({ listed }) => listed[0]!.event);
    expect(left!.at).toBe(right!.at);
    expect(view.difference).toBe(301);
    expect(right).toMatchObject({ index: 301, byHand: true });
  });

  it('are the same up to the hand, event by event, whatever luck it may change later', () => {
    const session = opened({ kind: 'runTo', to: SPAN });
    forked(session, 1, 400);
    forked(session, 1, 300);
    handle(session, { kind: 'deleteBranch', id: 1 });
    const view = compared(session, 2, 3);
    expect(view).toMatchObject({ fork: { index: 0 }, difference: 301 });
    const [left, right] = view.sides.map(({ listed }) =>
      listed.filter(({ event }) => event.index <= 300),
    );
    expect(left!.length).toBeGreaterThan(5);
    expect(left).toEqual(right);
  });

  it('are told with the events that going there shows, and all others are counted', () => {
    const session = both();
    const view = compared(session, 1, 2);
    for (const side of view.sides) {
      const { history } = branch(session, side.branch);
      expect(side.unlisted).toBe(0);
      const counted = side.listed.reduce((sum, { others }) => sum + 1 + others, side.others);
      expect(counted).toBe(history.length - 300);
      handle(session, { kind: 'branch', id: side.branch });
      for (const { event } of side.listed) {
        const there = handle(session, { kind: 'seek', index: event.index }).frame;
        expect(there.event).toEqual(event);
      }
    }
    const kinds = new Set(
      view.sides[1].listed.flatMap(({ event }) => event.beats.map((b) => b.kind)),
    );
    for (const kind of ['crashed', 'adopted', 'chosen', 'answered']) expect(kinds).toContain(kind);
  });

  it('are measured since the fork', () => {
    const session = both();
    const { sides } = compared(session, 1, 2);
    handle(session, { kind: 'branch', id: 1 });
    const { totals } = handle(session, { kind: 'seek', index: 300 }).frame;
    for (const side of sides) {
      handle(session, { kind: 'branch', id: side.branch });
      const end = handle(session, { kind: 'seek', index: 1e9 }).frame;
      expect(side.answered).toBe(end.totals.answered - totals.answered);
      expect(side.chosen).toBe(end.totals.chosen - totals.chosen);
      expect(side.bands).toEqual(end.timeline.bands);
    }
    expect(sides.map(({ outages }) => outages)).toEqual([0, 1]);
  });

  it('name the first slot in which another command is chosen', () => {
    const session = both();
    const { slot } = compared(session, 1, 2);
    const ends = [1, 2].map((id) => {
      handle(session, { kind: 'branch', id });
      handle(session, { kind: 'seek', index: 1e9 });
      return session.current.history.truth;
    });
    let first = 1;
    for (; ; first++) {
      const [left, right] = ends.map((truth) => chosenIn(truth, first));
      if (!left || !right || !sameCommand(left.cmd, right.cmd)) break;
    }
    expect(slot!.slot).toBe(first);
    expect(slot!.chosen).toMatchObject(
      ends.map((truth) => {
        const { cmd, index } = chosenIn(truth, first)!;
        return { cmd, index };
      }),
    );
  });
});

describe('a branch that has been played less far', () => {
  it('holds up the other, until it is played on; and stays where it is', () => {
    const session = opened({ kind: 'runTo', to: SPAN });
    const id = forked(session, 1, 300);
    const { index } = frameOf(session);
    const view = compared(session, 1, id);
    expect(view).toMatchObject({ behind: id, difference: 301, isCut: false });
    const { endTime } = branch(session, 1).history;
    expect(view.upTo).toBeLessThan(endTime);
    const after = handle(session, { kind: 'playAhead', id, to: endTime }).frame;
    expect(after.index).toBe(index);
    expect(after.timeline.length).toBeGreaterThan(index + 100);
    expect(compared(session, 1, id)).toMatchObject({ behind: null, upTo: endTime });
  });

  it('may be another than the one shown', () => {
    const session = opened({ kind: 'runTo', to: SPAN });
    const id = forked(session, 1, 300);
    handle(session, { kind: 'branch', id: 1 });
    const before = frameOf(session);
    handle(session, { kind: 'playAhead', id, to: SPAN });
    const after = frameOf(session);
    expect({ ...after, timeline: before.timeline }).toEqual(before);
    expect(compared(session, 1, id).behind).toBe(null);
  });
});

describe('bounds', () => {
  it('one list that is full ends the other, and the rest is counted', () => {
    const session = both();
    const all = compared(session, 1, 2);
    const few = compared(session, 1, 2, 5);
    expect(Math.max(...few.sides.map(({ listed }) => listed.length))).toBe(5);
    for (const at of [0, 1] as const) {
      const { listed, unlisted } = few.sides[at];
      expect(listed).toEqual(all.sides[at].listed.slice(0, listed.length));
      expect(listed.length + unlisted).toBe(all.sides[at].listed.length);
      expect(unlisted).toBeGreaterThan(0);
    }
    expect(few.slot).toEqual(all.slot);
  });

  it('one answer plays so many events at most, and says up to when', () => {
    const session = both();
    const pair = [branch(session, 1), branch(session, 2)] as const;
    const view = compare(session.branches, pair, 100, 400);
    expect(view).toMatchObject({ isCut: true, behind: null, difference: 301 });
    const counted = view.sides.map(({ listed, others }) =>
      listed.reduce((sum, one) => sum + 1 + one.others, others),
    );
    expect(counted[0]! + counted[1]!).toBe(400);
    expect(view.upTo).toBeLessThan(SPAN);
  });

  it('refuses a branch that is not there', () => {
    const { answer } = handle(opened(), { kind: 'compare', a: 1, b: 7, most: 10 });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'noSuchBranch' }] });
  });
});

describe('where two branches part', () => {
  it('is where the one left the other, or both what they descend from', () => {
    const session = opened({ kind: 'runTo', to: SPAN });
    const b = forked(session, 1, 300);
    handle(session, { kind: 'runTo', to: SPAN });
    const c = forked(session, b, 350, { kind: 'restart', node: 'n1' });
    const d = forked(session, 1, 250);
    const e = forked(session, b, 200);
    const at = (x: number, y: number) =>
      forkOf(session.branches, branch(session, x), branch(session, y));
    expect([at(1, b), at(b, 1), at(1, c), at(b, c), at(c, d), at(d, 1), at(1, e)]).toEqual([
      300, 300, 300, 350, 250, 250, 200,
    ]);
  });
});
