import { describe, expect, it } from 'vitest';
import type { Event } from './events.ts';
import { afterCrash } from './step.ts';
import type { ClientState } from './states.ts';
import {
  after,
  armed,
  booted,
  from,
  isDisarmed,
  noted,
  RECORD,
  RULES,
  sends,
  start,
  take,
  timer,
} from './trial.ts';

const fresh = after(booted('client'), start);

function call(...op: readonly string[]): Event {
  return { kind: 'call', op };
}

function response(seq: number, client: 'k1' | 'k1.2' = 'k1'): Event {
  return from('r1', { type: 'response', client, seq, slot: 7, result: 'ok' });
}

describe('client', () => {
  it('K1: numbers its command, sends it to one replica, and arms the retry', () => {
    const outcome = take(fresh, call('get', 'x'));
    const cmd = { client: 'k1', seq: 1, op: ['get', 'x'] };
    expect(sends(outcome)).toEqual([['r1', { type: 'request', cmd }]]);
    expect(armed(outcome, 'clientRetry')).toMatchObject({ key: 1, range: { min: 300_000 } });
    expect(outcome.state.volatile.open).toEqual(cmd);
  });

  it('K1: clients start at different replicas', () => {
    const targets = [1, 2, 3, 4].map(
      (n) => sends(take(booted('client', n), call('get', 'x')))[0]![0],
    );
    expect(targets).toEqual(['r1', 'r2', 'r3', 'r1']);
  });

  it('K1: has one command open at a time; the next waits for the answer', () => {
    const waiting = take(after(fresh, call('get', 'x')), call('get', 'y'));
    expect(sends(waiting)).toEqual([]);
    expect(noted(waiting, 'queued').waiting).toBe(1);
    const outcome = take(waiting.state, response(1));
    expect(sends(outcome)).toMatchObject([['r1', { cmd: { seq: 2, op: ['get', 'y'] } }]]);
    expect(outcome.lines).toEqual(['K2', 'K1']);
  });

  it('K2: the response to its own command ends it', () => {
    const outcome = take(after(fresh, call('get', 'x')), response(1));
    expect(outcome.state.volatile).toMatchObject({
      open: null,
      last: { seq: 1, slot: 7, result: 'ok' },
    });
    expect(isDisarmed(outcome, 'clientRetry')).toBe(true);
    expect(noted(outcome, 'answered').from).toBe('r1');
  });

  it('K2: a second response, or one to another command or session, is ignored', () => {
    const answered = after(fresh, call('get', 'x'), response(1), call('get', 'y'));
    for (const event of [response(1), response(3), response(2, 'k1.2')]) {
      const outcome = take(answered, event);
      expect(outcome.state).toBe(answered);
      expect(noted(outcome, 'ignored').why).toBe('alreadyAnswered');
    }
  });

  it('K3: asks the next replica with the same number, and backs off', () => {
    let state = after(fresh, call('get', 'x'));
    const asked = [0, 1, 2, 3, 4].map((attempt) => {
      const outcome = take(state, timer('clientRetry', 1, attempt));
      ({ state } = outcome);
      return [sends(outcome)[0]![0], armed(outcome, 'clientRetry')!.range!.min];
    });
    expect(asked).toEqual([
      ['r2', 600_000],
      ['r3', 1_200_000],
      ['r1', 2_400_000],
      ['r2', 2_400_000],
      ['r3', 2_400_000],
    ]);
    expect(state.volatile).toMatchObject({ seq: 1, open: { seq: 1 } });
  });

  it('K3: the timer of an answered command means nothing', () => {
    const answered = after(fresh, call('get', 'x'), response(1));
    expect(take(answered, timer('clientRetry', 1)).state).toBe(answered);
  });

  it('comes back under another session, for its old numbers would look performed', () => {
    const crashed = afterCrash(RULES, after(fresh, call('get', 'x')), [RECORD]) as ClientState;
    const back = after(crashed, { kind: 'start', fresh: false, session: 'k1.2' });
    const outcome = take(back, call('get', 'x'));
    expect(sends(outcome)).toMatchObject([['r1', { cmd: { client: 'k1.2', seq: 1 } }]]);
  });
});
