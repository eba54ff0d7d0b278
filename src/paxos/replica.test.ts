import { describe, expect, it } from 'vitest';
import { NOOP, type ClientCommand } from './command.ts';
import type { Event } from './events.ts';
import { entries } from './slot-map.ts';
import type { ReplicaState } from './states.ts';
import { afterCrash } from './step.ts';
import {
  after,
  armed,
  booted,
  command,
  comeBack,
  decision,
  from,
  isDisarmed,
  noted,
  receivers,
  RECORD,
  RULES,
  rulesWith,
  said,
  sends,
  start,
  take,
  timer,
} from './testing/trial.ts';

const X = command('k1');
const Y = command('k2');
const Z = command('k3');

const fresh = after(booted('replica'), start);

function request(cmd: ClientCommand): Event {
  return from(cmd.client as 'k1', { type: 'request', cmd });
}

function decide(slot: number, cmd: ClientCommand | typeof NOOP): Event {
  return from('l1', decision(slot, cmd));
}

function proposals(state: ReplicaState): readonly (readonly [number, unknown])[] {
  return state.volatile.proposals.map(({ slot, cmd }) => [slot, cmd]);
}

describe('replica, requests', () => {
  it('R5: proposes a request for the next slot, to all leaders', () => {
    const outcome = take(fresh, request(X));
    expect(receivers(outcome)).toEqual(['l1', 'l2']);
    expect(said(outcome)).toEqual({ type: 'propose', cfg: RECORD, slot: 1, cmd: X });
    expect(proposals(outcome.state)).toEqual([[1, X]]);
    expect(outcome.state.volatile.slotIn).toBe(2);
    expect(outcome.lines).toEqual([
      'R1',
      'R2',
      'R3',
      'R4',
      'R5',
      'R6',
      'R7',
      'R8',
      'R9',
      'R10',
      'R11',
      'R12',
      'R8',
    ]);
  });

  it('R4: a request that is proposed or waits already is not taken twice', () => {
    const small = rulesWith({ window: 1 });
    const proposed = take(fresh, request(X), small).state;
    const waiting = take(proposed, request(Y), small).state;
    for (const cmd of [X, Y]) {
      const outcome = take(waiting, request(cmd), small);
      expect(outcome.state).toBe(waiting);
      expect(noted(outcome, 'ignored').why).toBe('alreadyRequested');
    }
  });

  it('R3: a request that is performed is answered from the cache', () => {
    const done = after(fresh, decide(1, X));
    const outcome = take(done, request(X));
    expect(outcome.state).toBe(done);
    expect(sends(outcome)).toMatchObject([
      ['k1', { type: 'response', client: 'k1', seq: 1, slot: 1, result: 'k1.1' }],
    ]);
    expect(noted(outcome, 'responded').cached).toBe(true);
  });

  it('R2: a request older than the last performed is ignored', () => {
    const done = after(fresh, decide(1, command('k1', 2)));
    const outcome = take(done, request(X));
    expect(outcome.state).toBe(done);
    expect(noted(outcome, 'ignored').why).toBe('oldDuplicate');
  });
});

describe('replica, window', () => {
  it('R8: proposes no further than WINDOW slots ahead, and the rest once slots are performed', () => {
    const two = rulesWith({ window: 2 });
    const run = (state: ReplicaState, event: Event) => take(state, event, two).state;
    const full = [X, Y, Z].map(request).reduce(run, fresh);
    expect(proposals(full)).toEqual([
      [1, X],
      [2, Y],
    ]);
    expect(full.volatile.requests).toEqual([Z]);
    expect(proposals(run(full, decide(1, X)))).toEqual([
      [2, Y],
      [3, Z],
    ]);
  });

  it('R9: passes over slots that are decided', () => {
    const state = after(fresh, decide(2, Y), request(X), request(Z));
    expect(proposals(state)).toEqual([
      [1, X],
      [3, Z],
    ]);
  });

  it('R7: proposes no slot below those performed', () => {
    const state = after(fresh, decide(1, Y), decide(2, Z), request(X));
    expect(proposals(state)).toEqual([[3, X]]);
  });

  it('R7: drops a waiting request that was performed meanwhile', () => {
    const one = rulesWith({ window: 1 });
    const run = (state: ReplicaState, event: Event) => take(state, event, one).state;
    const waiting = [request(X), request(Y)].reduce(run, fresh);
    const state = run(waiting, decide(1, Y));
    expect(state.volatile.requests).toEqual([]);
    expect(proposals(state)).toEqual([[2, X]]);
  });

  it('R28: proposes again what is still open, and backs off', () => {
    const outcome = take(after(fresh, request(X)), timer('proposeRetry', 1, 1));
    expect(receivers(outcome)).toEqual(['l1', 'l2']);
    expect(armed(outcome, 'proposeRetry')).toMatchObject({ attempt: 2, range: { min: 240_000 } });
    const done = after(fresh, request(X), decide(1, X));
    expect(noted(take(done, timer('proposeRetry', 1, 1)), 'ignored').why).toBe('alreadyDecided');
  });
});

describe('replica, decisions', () => {
  it('R15: keeps a decision durably before it answers any client', () => {
    const outcome = take(fresh, decide(1, X));
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'log' });
    expect(entries(outcome.state.stable.log)).toEqual([[1, X]]);
    expect(receivers(outcome)).toEqual(['k1']);
  });

  it('R14: never overwrites a decision', () => {
    for (const state of [after(fresh, decide(1, X)), after(fresh, decide(2, X))]) {
      const slot = state.stable.log.top;
      const outcome = take(state, decide(slot, Y));
      expect(outcome.state).toBe(state);
      expect(noted(outcome, 'ignored').why).toBe('alreadyLearned');
    }
  });

  it('R16: performs in slot order only, and all that has become possible', () => {
    const hole = after(fresh, decide(2, Y), decide(3, Z));
    expect(hole.volatile.slotOut).toBe(1);
    const outcome = take(hole, decide(1, X));
    expect(outcome.state.volatile.slotOut).toBe(4);
    expect(receivers(outcome)).toEqual(['k1', 'k2', 'k3']);
  });

  it('R17: a decided proposal is closed and its retry disarmed', () => {
    const outcome = take(after(fresh, request(X)), decide(1, X));
    expect(proposals(outcome.state)).toEqual([]);
    expect(isDisarmed(outcome, 'proposeRetry')).toBe(true);
  });

  it('R18: a command displaced from its slot is proposed for a later one', () => {
    const outcome = take(after(fresh, request(X)), decide(1, Y));
    expect(noted(outcome, 'displaced')).toMatchObject({ slot: 1, cmd: X, by: Y });
    expect(proposals(outcome.state)).toEqual([[2, X]]);
  });

  it('R18: a displaced command that was performed in another slot is forgotten', () => {
    const swapped = after(fresh, request(Y), request(X), decide(1, X), decide(2, Y));
    expect(proposals(swapped)).toEqual([[3, Y]]);
    const state = after(swapped, decide(3, Z));
    expect(proposals(state)).toEqual([]);
    expect(state.volatile.requests).toEqual([]);
  });

  it('R18: a displaced no-op is forgotten', () => {
    const gap = after(fresh, decide(2, Y), timer('gap', 1, 1));
    expect(proposals(gap)).toEqual([[1, NOOP]]);
    const state = after(gap, decide(1, X));
    expect(proposals(state)).toEqual([]);
    expect(state.volatile.requests).toEqual([]);
  });
});

describe('replica, restart', () => {
  it('comes back with its log, and performs it again up to the first hole, in silence', () => {
    const state = after(fresh, request(X), decide(1, X), decide(2, Y), decide(4, Z));
    const outcome = take(afterCrash(RULES, state, [RECORD]) as ReplicaState, comeBack);
    const { volatile } = outcome.state;
    expect(volatile).toMatchObject({ slotIn: 3, slotOut: 3, top: 4, requests: [], proposals: [] });
    expect(volatile.state).toEqual(state.volatile.state);
    expect(volatile.sessions).toEqual(state.volatile.sessions);
    expect(sends(outcome)).toEqual([]);
    expect(armed(outcome, 'gap')?.key).toBe(3);
  });

  it('a command performed before the crash is answered from the cache after it', () => {
    const state = after(fresh, decide(1, X));
    const back = after(afterCrash(RULES, state, [RECORD]) as ReplicaState, comeBack);
    expect(said(take(back, request(X)))).toMatchObject({ result: 'k1.1', slot: 1 });
  });
});
