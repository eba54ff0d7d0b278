import { describe, expect, it } from 'vitest';
import { NOOP, type ClientCommand } from './command.ts';
import type { Event, Step } from './events.ts';
import type { ReplicaState } from './states.ts';
import {
  after,
  booted,
  command,
  decision,
  from,
  noted,
  receivers,
  rulesWith,
  said,
  sends,
  start,
  take,
} from './testing/trial.ts';

const fresh = after(booted('replica'), start);
const APPEND = command('k1', 1, 'append', 'x', 'a');

function decide(slot: number, cmd: ClientCommand | typeof NOOP): Event {
  return from('l1', decision(slot, cmd));
}

function seen({ state }: Step<ReplicaState>): unknown {
  return state.volatile.state;
}

describe('performing', () => {
  it('R25, R26: applies the operation and remembers its result for the session', () => {
    const outcome = take(fresh, decide(1, APPEND));
    expect(seen(outcome)).toEqual([['x', 'a']]);
    expect(outcome.state.volatile.sessions).toEqual([
      { client: 'k1', seq: 1, slot: 1, result: 'a' },
    ]);
    expect(said(outcome)).toEqual({
      type: 'response',
      client: 'k1',
      seq: 1,
      slot: 1,
      result: 'a',
      cfg: 0,
      replicas: ['r1', 'r2', 'r3'],
    });
  });

  it('R22: a no-op changes nothing and answers no client', () => {
    const outcome = take(after(fresh, decide(1, APPEND)), decide(2, NOOP));
    expect(seen(outcome)).toEqual([['x', 'a']]);
    expect(sends(outcome)).toEqual([]);
    expect(outcome.state.volatile.slotOut).toBe(3);
  });

  it('R23: a command decided again has no second effect, and gets its first answer', () => {
    const outcome = take(after(fresh, decide(1, APPEND)), decide(2, APPEND));
    expect(seen(outcome)).toEqual([['x', 'a']]);
    expect(noted(outcome, 'performed').repeated).toBe(true);
    expect(said(outcome)).toMatchObject({ slot: 1, result: 'a' });
  });

  it('R23: a command older than the last of its session has no effect and gets no answer', () => {
    const later = command('k1', 2, 'append', 'x', 'b');
    const outcome = take(after(fresh, decide(1, later)), decide(2, APPEND));
    expect(seen(outcome)).toEqual([['x', 'b']]);
    expect(sends(outcome)).toEqual([]);
  });

  it('R26: sessions of different clients and lives are kept apart', () => {
    const others = [command('k2', 1, 'append', 'x', 'b'), command('k1.2', 1, 'append', 'x', 'c')];
    const outcome = take(
      after(fresh, decide(1, APPEND), decide(2, others[0]!)),
      decide(3, others[1]!),
    );
    expect(seen(outcome)).toEqual([['x', 'abc']]);
    expect(receivers(outcome)).toEqual(['k1']);
    expect(outcome.state.volatile.sessions.map(({ client }) => client)).toEqual([
      'k1',
      'k1.2',
      'k2',
    ]);
  });

  it('R26: equal decisions give equal states, in whatever order they came', () => {
    const cmds = ['c', 'a', 'b'].map((key, at) => command(`k${at + 1}`, 1, 'put', key, key));
    const inOrder = after(fresh, ...cmds.map((cmd, at) => decide(at + 1, cmd)));
    const backwards = after(fresh, ...cmds.map((cmd, at) => decide(at + 1, cmd)).toReversed());
    expect(backwards.volatile.state).toEqual(inOrder.volatile.state);
    expect(backwards.volatile.sessions).toEqual(inOrder.volatile.sessions);
    expect(backwards.stable).toEqual(inOrder.stable);
  });

  it('respond proposer: only the replica that proposed the command answers', () => {
    const rules = rulesWith({ respond: 'proposer' });
    expect(sends(take(fresh, decide(1, APPEND), rules))).toEqual([]);
    const asked = after(fresh, from('k1', { type: 'request', cmd: APPEND }));
    expect(receivers(take(asked, decide(1, APPEND), rules))).toEqual(['k1']);
  });
});
