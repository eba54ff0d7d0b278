import { describe, expect, it } from 'vitest';
import type { Action, Frame, Intent } from '../../contract/index.ts';
import { BRANCHES_MAX } from './tree.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

function opened(...intents: readonly Intent[]): Session {
  const session = openSession();
  for (const intent of intents) handle(session, intent);
  return session;
}

const CRASH: Action = { kind: 'crash', node: 'n1', point: 'now' };

function crashHere(session: Session): Frame {
  return handle(session, { kind: 'act', action: CRASH, at: frameOf(session).time }).frame;
}

function hashAt(session: Session, index: number): string {
  handle(session, { kind: 'seek', index });
  const { answer } = handle(session, { kind: 'hash' });
  return answer.kind === 'hash' ? answer.value : '';
}

describe('a hand', () => {
  it('at the end of a branch goes on with it', () => {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 500_000 },
    );
    const before = frameOf(session);
    const after = crashHere(session);
    expect(after.index).toBe(before.index + 1);
    expect(after.timeline.branches).toHaveLength(1);
    expect(after.run.id).toBe(before.run.id);
    expect(after.event).toMatchObject({ action: CRASH, byHand: true, quiet: false });
  });

  it('in the past makes a branch, and the old one keeps its future', () => {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 500_000 },
    );
    const { length } = frameOf(session).timeline;
    const hash = hashAt(session, length);
    handle(session, { kind: 'seek', index: 300 });
    const { time, run } = frameOf(session);
    const forked = crashHere(session);
    expect(forked.timeline.branches).toMatchObject([
      { id: 1, name: 'A', parent: null, length },
      { id: 2, name: 'B', parent: 1, forkIndex: 300, forkTime: time, length: 301 },
    ]);
    expect(forked.timeline.branch).toBe(2);
    expect(forked.run.id).not.toBe(run.id);
    expect(forked.nodes[0]!.status).toBe('down');
    handle(session, { kind: 'runTo', to: 2_000_000 });
    const back = handle(session, { kind: 'branch', id: 1 }).frame;
    expect(back.index).toBe(300);
    expect(back.nodes[0]!.status).toBe('up');
    expect(back.timeline.length).toBe(length);
    expect(hashAt(session, length)).toBe(hash);
  });

  it('before a hand of the recording makes a branch without it', () => {
    const session = opened({ kind: 'openScene', scene: 'minority' });
    expect(frameOf(session).timeline.marks.map(({ kind }) => kind)).toEqual(['cut']);
    const forked = crashHere(session);
    expect(forked.timeline.branches).toHaveLength(2);
    expect(forked.timeline.marks.map(({ kind }) => kind)).toEqual(['crashed']);
  });

  it('lies between this event and the next, wherever it is said to be', () => {
    for (const [at, expected] of [
      [0, 'time'],
      [9e12, 'next'],
    ] as const) {
      const session = opened(
        { kind: 'openScene', scene: 'failover' },
        { kind: 'runTo', to: 333_333 },
      );
      const before = frameOf(session);
      const { frame } = handle(session, { kind: 'act', action: CRASH, at });
      expect(frame.time).toBe(before[expected]);
    }
  });

  it('is refused when there are too many branches', () => {
    const session = opened({ kind: 'runTo', to: 400_000 });
    for (let i = 1; i < BRANCHES_MAX; i++) {
      handle(session, { kind: 'branch', id: 1 });
      handle(session, { kind: 'seek', index: 20 });
      crashHere(session);
    }
    expect(frameOf(session).timeline.branches).toHaveLength(BRANCHES_MAX);
    handle(session, { kind: 'branch', id: 1 });
    handle(session, { kind: 'seek', index: 20 });
    const { answer } = handle(session, { kind: 'act', action: CRASH, at: 0 });
    expect(answer).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'branches', code: 'above', max: BRANCHES_MAX }],
    });
  });
});

describe('an undo', () => {
  const undone = (session: Session): Frame => {
    const { answer, frame } = handle(session, { kind: 'undo' });
    expect(answer).toEqual({ kind: 'done' });
    return frame;
  };
  /** A frame without what lies ahead of its moment. */
  const there = ({ timeline: _timeline, next: _next, ...rest }: Frame): unknown => rest;
  const pause: Action = { kind: 'pause', node: 'n2' };

  it('goes to right before the latest hand, then to before the one before it', () => {
    const session = opened({ kind: 'runTo', to: 200_000 });
    const first = frameOf(session);
    crashHere(session);
    handle(session, { kind: 'runTo', to: 300_000 });
    const second = frameOf(session);
    handle(session, { kind: 'act', action: pause, at: second.time });
    const after = frameOf(session);
    handle(session, { kind: 'runTo', to: 400_000 });
    expect(there(undone(session))).toEqual(there(second));
    const next = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    expect(there(next)).toEqual(there(after));
    undone(session);
    expect(there(undone(session))).toEqual(there(first));
    const { answer } = handle(session, { kind: 'undo' });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'nothingToUndo' }] });
    expect(frameOf(session).index).toBe(first.index);
  });

  it('leaves the branch its future, and what is done then makes another', () => {
    const session = opened({ kind: 'runTo', to: 200_000 });
    crashHere(session);
    handle(session, { kind: 'runTo', to: 400_000 });
    const { length } = frameOf(session).timeline;
    const hash = hashAt(session, length);
    const { index } = undone(session);
    const { timeline } = handle(session, { kind: 'act', action: pause, at: 0 }).frame;
    expect(timeline.branches).toMatchObject([{ length }, { parent: 1, forkIndex: index }]);
    handle(session, { kind: 'branch', id: 1 });
    expect(hashAt(session, length)).toBe(hash);
  });

  it('passes over hands that are to come, and sees what one node sees', () => {
    const session = opened({ kind: 'openScene', scene: 'minority' });
    expect(frameOf(session).index).toBe(0);
    expect(handle(session, { kind: 'undo' }).answer.kind).toBe('refused');
    handle(session, { kind: 'runTo', to: 4_000_000 });
    const { index } = frameOf(session).timeline.marks.find(({ kind }) => kind === 'cut')!;
    handle(session, { kind: 'seeAs', node: 'n2' });
    const frame = undone(session);
    expect(frame.seenBy).toBe('n2');
    expect(frame.index).toBe(index - 1);
  });
});

describe('branches', () => {
  /** Three branches: A; B, which leaves A at 200; C, which leaves B at 100. */
  function three(): Session {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 300_000 },
    );
    handle(session, { kind: 'seek', index: 200 });
    crashHere(session);
    handle(session, { kind: 'runTo', to: 300_000 });
    handle(session, { kind: 'seek', index: 100 });
    crashHere(session);
    return session;
  }

  it('can be named', () => {
    const session = three();
    const { frame } = handle(session, { kind: 'nameBranch', id: 2, name: ' without n1 ' });
    expect(frame.timeline.branches.map(({ name }) => name)).toEqual(['A', 'without n1', 'C']);
    const twice = handle(session, { kind: 'nameBranch', id: 3, name: 'A ' });
    expect(twice.answer).toMatchObject({ problems: [{ field: 'name', code: 'duplicate' }] });
    const same = handle(session, { kind: 'nameBranch', id: 3, name: 'C' });
    expect(same.answer).toEqual({ kind: 'done' });
    handle(session, { kind: 'nameBranch', id: 2, name: 'D' });
    handle(session, { kind: 'seek', index: 50 });
    const { branches } = crashHere(session).timeline;
    expect(branches.map(({ name }) => name)).toEqual(['A', 'D', 'C', 'E']);
  });

  it('can be deleted: what left them leaves their parent', () => {
    const session = three();
    const { frame } = handle(session, { kind: 'deleteBranch', id: 2 });
    expect(frame.timeline.branches).toMatchObject([
      { id: 1 },
      { id: 3, parent: 1, forkIndex: 100 },
    ]);
    expect(frame.timeline.branch).toBe(3);
    const trunk = handle(session, { kind: 'deleteBranch', id: 1 }).frame;
    expect(trunk.timeline.branches).toMatchObject([{ id: 3, parent: null }]);
    expect(handle(session, { kind: 'deleteBranch', id: 3 }).answer.kind).toBe('refused');
  });

  it('give way to their parent when the one shown is deleted', () => {
    const session = three();
    const before = frameOf(session).run.id;
    const { frame } = handle(session, { kind: 'deleteBranch', id: 3 });
    expect(frame.timeline.branch).toBe(2);
    expect(frame.run.id).not.toBe(before);
  });

  it('never share a number, even when one was deleted', () => {
    const session = three();
    handle(session, { kind: 'deleteBranch', id: 3 });
    handle(session, { kind: 'seek', index: 50 });
    const { branches } = crashHere(session).timeline;
    expect(branches.map(({ id }) => id)).toEqual([1, 2, 4]);
  });
});

describe('the timeline', () => {
  it('knows how far a branch was played, wherever one stands', () => {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 800_000 },
    );
    const { timeline } = frameOf(session);
    const early = handle(session, { kind: 'seek', index: 10 }).frame;
    expect(early.timeline).toBe(timeline);
    expect(timeline.length).toBeGreaterThan(500);
  });

  it('has a band for each leadership, closed when it ends', () => {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 500_000 },
    );
    expect(frameOf(session).timeline.bands).toMatchObject([{ leader: 'l1', to: null }]);
    const { time } = crashHere(session);
    handle(session, { kind: 'runTo', to: 3_000_000 });
    const { bands } = frameOf(session).timeline;
    expect(bands[0]).toMatchObject({ leader: 'l1', to: time });
    expect(bands.at(-1)!.leader).not.toBe('l1');
    expect(bands.at(-1)!.to).toBe(null);
    expect(bands.at(-1)!.from).toBeGreaterThan(time);
  });

  it('tells the leaderships of two configurations apart, whatever their ballots', () => {
    const op = { expect: 0, add: ['a4'], remove: ['a1'] } as const;
    const session = opened(
      { kind: 'openScene', scene: 'replace' },
      { kind: 'runTo', to: 300_000 },
      { kind: 'act', action: { kind: 'request', client: 'k1', op }, at: 300_000 },
    );
    const active = (cfg: number) =>
      frameOf(session).processes.flatMap((view) =>
        view.role === 'leader'
          ? view.instances
              .filter((each) => each.cfg === cfg && each.mode === 'active')
              .map(({ ballot }) => ({ leader: view.id, cfg, ballot }))
          : [],
      );
    for (let at = 0; at < 4_000 && active(1).length === 0; at++)
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    const { time, timeline } = frameOf(session);
    expect(active(1)).toHaveLength(1);
    expect(timeline.bands.filter(({ cfg }) => cfg === 1)).toEqual([
      { ...active(1)[0]!, from: time, to: null },
    ]);
  });

  it('counts every slot that became chosen, also in a branch', () => {
    const session = opened(
      { kind: 'openScene', scene: 'failover' },
      { kind: 'runTo', to: 3_000_000 },
    );
    const sum = ({ timeline }: Frame) => timeline.chosen.counts.reduce((all, one) => all + one, 0);
    const whole = frameOf(session);
    expect(whole.totals.chosen).toBeGreaterThan(20);
    expect(sum(whole)).toBe(whole.totals.chosen);
    handle(session, { kind: 'seekTime', at: 1_500_000 });
    const forked = crashHere(session);
    expect(sum(forked)).toBe(forked.totals.chosen);
    expect(sum(forked)).toBeLessThan(sum(whole));
  });

  it('stays of bounded size', () => {
    const session = opened({ kind: 'openScene', scene: 'duel' });
    let frame = frameOf(session);
    while (frame.time < 45_000_000)
      frame = handle(session, { kind: 'runTo', to: 45_000_000 + 1 }).frame;
    expect(frame.timeline.bands.length).toBeLessThanOrEqual(401);
    expect(frame.timeline.bands.length).toBeGreaterThan(0);
    expect(frame.timeline.chosen.counts.length).toBeLessThanOrEqual(256);
  });
});
