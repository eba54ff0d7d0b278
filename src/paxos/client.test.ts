import { describe, expect, it } from 'vitest';
import type { Event } from './events.ts';
import type { SessionId } from './ids.ts';
import type { MessageOf } from './messages.ts';
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
} from './testing/trial.ts';

/** The replicas to ask from now on, and their configuration. */
type Hint = Pick<MessageOf<'moved'>, 'cfg' | 'replicas'>;

const fresh = after(booted('client'), start);

function call(...op: readonly string[]): Event {
  return { kind: 'call', op };
}

const FIRST: Hint = { cfg: 0, replicas: RECORD.replicas };

function response(seq: number, client: SessionId = 'k1', hint = FIRST): Event {
  return from('r1', { type: 'response', client, seq, slot: 7, result: 'ok', ...hint });
}

function moved(seq: number, hint: Hint): Event {
  return from('r1', { type: 'moved', client: 'k1', seq, ...hint });
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

  describe('of a configuration that changes', () => {
    const asking = after(fresh, call('get', 'x'));
    const NEXT: Hint = { cfg: 1, replicas: ['r2', 'r3', 'r4'] };

    it('K4: asks one of those who go on at once, and remembers them', () => {
      const outcome = take(asking, moved(1, NEXT));
      expect(sends(outcome)).toMatchObject([['r2', { type: 'request', cmd: { seq: 1 } }]]);
      expect(armed(outcome, 'clientRetry')).toMatchObject({ key: 1, attempt: 0 });
      expect(noted(outcome, 'redirected')).toMatchObject({ to: 'r2', replicas: NEXT.replicas });
      expect(outcome.state.stable).toEqual(NEXT);
      expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'replicas' });
      expect(outcome.lines).toEqual(['K4']);
    });

    it('K4: asks in turn those it was told of, and no others', () => {
      let state = after(asking, moved(1, NEXT));
      const asked = [0, 1, 2, 3].map((attempt) => {
        const outcome = take(state, timer('clientRetry', 1, attempt));
        ({ state } = outcome);
        return sends(outcome)[0]![0];
      });
      expect(asked).toEqual(['r3', 'r4', 'r2', 'r3']);
    });

    it.each([
      ['it knows of a newer configuration', moved(1, { cfg: 1, replicas: ['r9'] })],
      ['it has asked them already', moved(1, { cfg: 2, replicas: ['r9'] })],
      ['it asks for something else by now', moved(2, { cfg: 3, replicas: ['r9'] })],
    ])('K4: is told nothing new where %s', (_why, event) => {
      const state = after(asking, moved(1, { ...NEXT, cfg: 2 }));
      const outcome = take(state, event);
      expect(outcome.state).toBe(state);
      expect(noted(outcome, 'ignored')).toBeDefined();
    });

    it('K4: is told nothing while it waits for nothing', () => {
      const idle = after(asking, response(1));
      expect(take(idle, moved(1, NEXT)).state).toBe(idle);
    });

    it('K2: hears of those who go on with each answer, and stays with the one it asks', () => {
      const third = after(asking, timer('clientRetry', 1), timer('clientRetry', 1, 1));
      const outcome = take(third, response(1, 'k1', NEXT));
      expect(outcome.state.stable).toEqual(NEXT);
      expect(outcome.effects).toContainEqual({ kind: 'persist', field: 'replicas' });
      expect(sends(take(outcome.state, call('get', 'y')))[0]![0]).toBe('r3');
    });

    it('K2: goes to another where the one it asks does not go on', () => {
      const state = after(asking, response(1, 'k1', NEXT));
      expect(sends(take(state, call('get', 'y')))[0]![0]).toBe('r2');
    });

    it('K2: clients go to different ones', () => {
      const second = after(booted('client', 2), start, call('get', 'x'), call('get', 'y'));
      const hint = { cfg: 1, replicas: ['r4', 'r5', 'r6'] } as const;
      const answer = { type: 'response', client: 'k2', seq: 1, slot: 7, result: 'ok' } as const;
      expect(sends(take(second, from('r2', { ...answer, ...hint })))[0]![0]).toBe('r5');
    });

    it('K2: asks the next command of those it has just been told of', () => {
      const outcome = take(after(asking, call('get', 'y')), response(1, 'k1', NEXT));
      expect(sends(outcome)).toMatchObject([['r2', { cmd: { seq: 2 } }]]);
    });

    it('K2: is told nothing new by an answer that comes late', () => {
      const state = after(asking, moved(1, { ...NEXT, cfg: 2 }));
      const outcome = take(state, response(1, 'k1', NEXT));
      expect(outcome.state.stable.cfg).toBe(2);
      expect(outcome.effects.some(({ kind }) => kind === 'persist')).toBe(false);
    });

    it('K1: asks one of those it knows now, whatever session it comes back in', () => {
      const third = after(booted('client', 3), start, call('get', 'x'));
      const answer = { type: 'response', client: 'k3', seq: 1, slot: 7, result: 'ok' } as const;
      const state = after(third, from('r3', { ...answer, cfg: 1, replicas: ['r4'] }));
      for (const session of ['k3.2', 'k3'] as const) {
        const crashed = afterCrash(RULES, state, [RECORD]) as ClientState;
        const back = after(crashed, { kind: 'start', fresh: false, session });
        expect(sends(take(back, call('get', 'x')))[0]![0]).toBe('r4');
      }
    });

    it('still knows them when it comes back', () => {
      const state = after(asking, moved(1, NEXT));
      const crashed = afterCrash(RULES, state, [RECORD]) as ClientState;
      const back = after(crashed, { kind: 'start', fresh: false, session: 'k1.2' });
      expect(sends(take(back, call('get', 'x')))[0]![0]).toBe('r2');
    });
  });
});
