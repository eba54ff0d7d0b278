import { describe, expect, it } from 'vitest';
import type { Event } from './events.ts';
import type { ReplicaId } from './ids.ts';
import type { ReplicaState } from './states.ts';
import {
  back,
  CHANGE,
  changing,
  decide,
  info,
  NEXT,
  request,
  says,
  THEN,
} from './testing/change-trial.ts';
import {
  after,
  armed,
  booted,
  comeBack,
  command,
  from,
  isDisarmed,
  noted,
  said,
  sends,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

const X = command('k1');
const leaving = after(booted('replica', 1), start, decide(1, CHANGE));
const staying = after(booted('replica', 2), start, decide(1, CHANGE));
const THEN_ALL: readonly ReplicaId[] = ['r1', 'r2', 'r3', 'r4'];

/** The snapshot that this replica would send instead of its log. */
function snapshotOf({ volatile }: ReplicaState): Event {
  const { slotOut: upTo, state, sessions, configs, top } = volatile;
  return from('r2', { type: 'snapshot', upTo, state, sessions, configs, top });
}

const noops = [2, 3, 4, 5].map((slot) => decide(slot));
const left = after(leaving, ...noops);

describe('a replica that leaves', () => {
  it('R10: fills the slots that are its own to the end, with what it is asked for', () => {
    const asked = after(booted('replica', 1), start, request(X));
    const { volatile } = after(asked, decide(1, CHANGE));
    expect(volatile.slotIn).toBe(6);
    expect(volatile.proposals).toEqual(
      [X, 'noop', 'noop', 'noop'].map((cmd, at) => ({ slot: at + 2, cmd })),
    );
  });

  it('R39: gives back what it cannot propose, and what comes later', () => {
    const first = take(leaving, request(X));
    expect(sends(first)).toEqual([
      ['k1', { type: 'moved', client: 'k1', seq: 1, cfg: 1, replicas: ['r2', 'r3', 'r4'] }],
    ]);
    expect(noted(first, 'handedOver').cmd).toEqual(X);
    expect(first.state.volatile.requests).toEqual([]);
    const later = take(left, request(X));
    expect(later.state).toBe(left);
    expect(sends(later).map(([, { type }]) => type)).toEqual(['moved']);
  });

  it('R39: gives back what it had proposed and lost to another', () => {
    const asked = after(booted('replica', 1), start, request(X));
    const outcome = take(asked, decide(1, CHANGE));
    const proposed = noted(outcome, 'proposed');
    expect(proposed).toMatchObject({ slot: 2, cmd: X });
    const lost = take(after(outcome.state, decide(3), decide(4), decide(5)), decide(2));
    expect(noted(lost, 'displaced').cmd).toEqual(X);
    expect(noted(lost, 'handedOver').cmd).toEqual(X);
    expect(lost.state.volatile.requests).toEqual([]);
  });

  it('R39: keeps nothing back from one who is answered already', () => {
    const outcome = take(after(leaving, decide(2, X)), request(X));
    expect(said(outcome)).toMatchObject({ type: 'response', seq: 1, cfg: 1 });
  });

  it('R39: goes on where it is a member again later', () => {
    const again = changing({ expect: 1, add: ['r1'] }, 2);
    const asked = after(leaving, decide(2, again), decide(3), decide(4), decide(5), request(X));
    const outcome = take(asked, decide(6));
    expect(asked.volatile.proposals).toEqual([{ slot: 7, cmd: X }]);
    expect(sends(outcome).map(([, { type }]) => type)).not.toContain('moved');
  });

  it('R40: works on until a majority of those who go on has all of its slots', () => {
    const [own, one] = [says('r1', 9), says('r2', 6)];
    const first = take(after(left, own), one);
    expect(first.state.stable.retiredBelow).toBe(0);
    expect(take(first.state, says('r3', 5)).state.stable.retiredBelow).toBe(0);
    const outcome = take(first.state, says('r4', 6));
    expect(outcome.state.stable.retiredBelow).toBe(1);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'retiredBelow' });
    expect(noted(outcome, 'retired').cfg).toBe(0);
    expect(isDisarmed(outcome, 'status')).toBe(true);
    expect(sends(outcome)).toEqual([['r4', { type: 'retired', cfg: 0 }]]);
  });

  it('R40: does not go before it has all of its slots itself', () => {
    const behind = after(leaving, decide(2), decide(3));
    const state = after(behind, says('r2', 6), says('r3', 6), says('r4', 6));
    expect(state.stable.retiredBelow).toBe(0);
    const there = after(state, decide(4), decide(5));
    expect(after(there, says('r2', 6)).stable.retiredBelow).toBe(1);
  });

  it('R40: a process that goes on does not leave', () => {
    const state = after(after(staying, ...noops), says('r3', 9), says('r4', 9));
    expect(state.stable.retiredBelow).toBe(0);
    expect(state.volatile.successors).toEqual([]);
  });

  const retired = after(left, says('r2', 6), says('r3', 6));

  it('R40: teaches even then, says that it is done, and sends clients on', () => {
    expect(retired.stable.retiredBelow).toBe(1);
    expect(said(take(retired, from('r4', { type: 'learn', from: 5 })))).toMatchObject({
      type: 'learned',
      entries: [{ slot: 5 }],
    });
    expect(said(take(retired, says('r4', 2)))).toEqual({ type: 'retired', cfg: 0 });
    expect(said(take(retired, request(X)))).toMatchObject({
      type: 'moved',
      replicas: NEXT.replicas,
    });
    const read = take(retired, from('k1', { type: 'read', cmd: X }));
    expect(said(read)).toMatchObject({ type: 'moved', cfg: 1 });
    expect(read.state).toBe(retired);
  });

  it('R40: comes back done', () => {
    const outcome = take(back(retired), comeBack);
    expect(outcome.effects).toEqual([]);
    expect(outcome.state.volatile.slotOut).toBe(6);
    expect(said(take(outcome.state, says('r4', 7)))).toEqual({ type: 'retired', cfg: 0 });
  });

  it('R37: works again once it is added again', () => {
    const outcome = take(retired, info(NEXT, THEN));
    expect(armed(outcome, 'status')).toBeDefined();
    expect(armed(take(outcome.state, says('r3', 9, 2)), 'learn')).toMatchObject({ key: 6 });
    const report = sends(take(outcome.state, timer('status')));
    expect(report.map(([to]) => to)).toContain('r4');
  });

  const isCalledBack = changing({ expect: 1, add: ['r1'] }, 2);
  const sinceThen = [decide(6, isCalledBack), decide(7)];

  it.each([
    ['a decision', sinceThen[0]!],
    [
      'what it is taught',
      from('r2', {
        type: 'learned',
        entries: [{ slot: 6, cmd: isCalledBack }],
        top: 6,
      }),
    ],
    ['a snapshot', snapshotOf(after(staying, ...noops, ...sinceThen))],
  ])('R41: works again where it learns of its return from %s', (_from, event) => {
    const outcome = take(retired, event);
    expect(noted(outcome, 'serving').record).toMatchObject({ id: 2, replicas: THEN_ALL });
    expect(armed(outcome, 'status')).toMatchObject({ range: { min: 1 } });
    expect(armed(take(outcome.state, says('r3', 9, 2)), 'learn')).toBeDefined();
    const told = take(outcome.state, info(NEXT, { ...THEN, from: 11, replicas: THEN_ALL }));
    expect(armed(told, 'status')).toBeUndefined();
  });

  it('comes back leaving, where it had not finished', () => {
    const outcome = take(back(left), comeBack);
    expect(armed(outcome, 'status')).toBeDefined();
    expect(after(outcome.state, says('r2', 6), says('r3', 6)).stable.retiredBelow).toBe(1);
  });

  it('knows that it is to leave from what it is told, and learns what it must first', () => {
    const hears = take(after(booted('replica', 1), start), info(NEXT));
    expect(armed(hears, 'learn')).toMatchObject({ key: 1 });
    const early = after(hears.state, says('r2', 6), says('r3', 6));
    expect(early.stable.retiredBelow).toBe(0);
    expect(take(early, timer('learn', 1)).state.volatile.slotOut).toBe(1);
    const there = after(early, decide(1, CHANGE), ...noops, says('r2', 6));
    expect(there.stable.retiredBelow).toBe(1);
  });

  it('needs nothing beyond its own slots', () => {
    const outcome = take(left, from('r2', status(9, 8)));
    expect(armed(outcome, 'learn')).toBeUndefined();
  });
});
