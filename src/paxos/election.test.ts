import { describe, expect, it } from 'vitest';
import { BOTTOM } from './ballot.ts';
import type { Event } from './events.ts';
import type { MessageOf } from './messages.ts';
import type { LeaderState } from './states.ts';
import {
  after,
  armed,
  ballot,
  booted,
  command,
  comeBack,
  from,
  isDisarmed,
  noted,
  p1b,
  p2b,
  pong,
  propose,
  receivers,
  RECORD,
  rulesWith,
  said,
  sends,
  start,
  take,
  timer,
} from './testing/trial.ts';

const OWN = ballot(1, 1);
const RIVAL = ballot(1, 2);

function instance(state: LeaderState) {
  return state.volatile.instances[0]!;
}

const passive = after(booted('leader'), start);
const scouting = after(passive, timer('elect'));
const active = after(scouting, from('a1', p1b(OWN)), from('a2', p1b(OWN)));
const preempted = after(active, from('a1', p2b(OWN, 1, { ballot: RIVAL })));

describe('election, start', () => {
  it('L1: starts passive; the first leader listed goes first, all others wait', () => {
    const first = take(booted('leader', 1), start);
    expect(instance(first.state)).toMatchObject({ mode: 'passive', ballot: BOTTOM });
    expect(armed(first, 'elect')?.range).toEqual({ min: 0, max: 0 });
    expect(armed(first, 'ping')?.range?.min).toBe(40_000);
    const second = take(booted('leader', 2), start);
    expect(armed(second, 'elect')?.range).toEqual({ min: 200_000, max: 399_999 });
  });

  it('L1: one that comes back waits like all others', () => {
    const back = take(booted('leader', 1), comeBack);
    expect(armed(back, 'elect')?.range?.min).toBe(200_000);
  });

  it('policy eager: every leader scouts at once and none pings', () => {
    const outcome = take(booted('leader', 2), start, rulesWith({ election: 'eager' }));
    expect(armed(outcome, 'elect')?.range).toEqual({ min: 0, max: 0 });
    expect(armed(outcome, 'ping')).toBeUndefined();
  });

  it('policy manual: only a hand starts an election', () => {
    const outcome = take(booted('leader', 1), start, rulesWith({ election: 'manual' }));
    expect(armed(outcome, 'elect')?.range).toBeNull();
  });
});

describe('election, preemption', () => {
  it('L17: only a higher ballot preempts: a lower or an equal one does nothing', () => {
    const working = after(active, from('r1', propose(1, command('k1'))));
    for (const lower of [ballot(0, 9), BOTTOM]) {
      const outcome = take(working, from('a1', p2b(OWN, 1, { ballot: lower })));
      expect(instance(outcome.state).mode).toBe('active');
    }
  });

  it('L17: remembers the rival and steps down', () => {
    expect(instance(preempted)).toMatchObject({ mode: 'passive', rival: RIVAL, ballot: OWN });
  });

  it('L17: the rival it knows never falls', () => {
    const higher = after(preempted, from('a1', p1b(OWN, { ballot: ballot(5, 2) })));
    const outcome = take(higher, from('a2', p1b(OWN, { ballot: ballot(3, 2) })));
    expect(instance(outcome.state).rival).toEqual(ballot(5, 2));
    expect(noted(outcome, 'ignored').why).toBe('nothingNew');
    const again = take(higher, from('a2', p1b(OWN, { ballot: ballot(5, 2) })));
    expect(again.state).toBe(higher);
    expect(noted(again, 'ignored').why).toBe('nothingNew');
  });

  it('L18: bears longer silence after each preemption, up to the most', () => {
    expect(preempted.pacing.suspectAfter).toBe(300_000);
    const patient = { ...active, pacing: { ...active.pacing, suspectAfter: 3_900_000 } };
    const outcome = after(patient, from('a1', p2b(OWN, 1, { ballot: RIVAL })));
    expect(outcome.pacing.suspectAfter).toBe(4_000_000);
  });

  it('L18: watches, and arms its election with a jitter as long as its patience', () => {
    const outcome = take(active, from('a1', p2b(OWN, 1, { ballot: RIVAL })));
    expect(armed(outcome, 'elect')?.range).toEqual({ min: 300_000, max: 599_999 });
    expect(armed(outcome, 'ping')?.range?.min).toBe(40_000);
    expect(outcome.lines).toContain('L18');
  });

  it('L18: a leader that is passive already hears of a higher ballot and waits no longer for that', () => {
    const outcome = take(passive, from('a1', p1b(OWN, { ballot: ballot(4, 2) })));
    expect(outcome.state.pacing).toEqual(passive.pacing);
    expect(outcome.effects).toEqual([]);
    expect(outcome.lines).not.toContain('L18');
  });

  it('policy eager: a preempted leader scouts at once', () => {
    const eager = rulesWith({ election: 'eager' });
    const outcome = take(active, from('a1', p2b(OWN, 1, { ballot: RIVAL })), eager);
    expect(armed(outcome, 'elect')?.range).toEqual({ min: 0, max: 0 });
  });
});

describe('another election policy during the run', () => {
  const changed: Event = { kind: 'election' };
  const policies = (['manual', 'eager', 'monitor'] as const).map((election) =>
    rulesWith({ election }),
  );
  const [manual, eager, monitor] = policies;

  it('policy manual: a passive leader no longer pings, and waits for a hand', () => {
    const outcome = take(passive, changed, manual);
    expect(armed(outcome, 'elect')?.range).toBeNull();
    expect(armed(outcome, 'ping')).toBeUndefined();
    expect(isDisarmed(outcome, 'ping')).toBe(true);
  });

  it('policy eager: a passive leader scouts at once', () => {
    expect(armed(take(passive, changed, eager), 'elect')?.range).toEqual({ min: 0, max: 0 });
  });

  it('policy monitor: a passive leader pings, and waits as long as its patience', () => {
    const outcome = take(preempted, changed, monitor);
    expect(armed(outcome, 'elect')?.range).toEqual({ min: 300_000, max: 599_999 });
    expect(armed(outcome, 'ping')?.range?.min).toBe(40_000);
  });

  it('a leader that scouts or is active goes on as it is', () => {
    for (const rules of policies) {
      for (const busy of [scouting, active]) {
        const outcome = take(busy, changed, rules);
        expect([outcome.state, outcome.effects]).toEqual([busy, []]);
      }
    }
  });
});

describe('failure detector', () => {
  it('asks all other leaders while it knows of no rival that answers', () => {
    const record = { ...RECORD, leaders: ['l1', 'l2', 'l3'] as const };
    const outcome = take(booted('leader', 1, record), timer('ping'));
    expect(receivers(outcome)).toEqual(['l2', 'l3']);
    expect(armed(outcome, 'ping')?.range?.min).toBe(40_000);
  });

  it('asks only the rival while that answers, and every leader again when it is silent', () => {
    const record = { ...RECORD, leaders: ['l1', 'l2', 'l3'] as const };
    const watching = after(booted('leader', 1, record), from('l3', pong(ballot(1, 3))));
    const asked = take(watching, timer('ping'));
    expect(receivers(asked)).toEqual(['l3']);
    expect(receivers(take(asked.state, timer('ping')))).toEqual(['l2', 'l3']);
    const answered = after(asked.state, from('l3', pong(ballot(1, 3), true, 1)));
    expect(receivers(take(answered, timer('ping')))).toEqual(['l3']);
  });

  it('L28: numbers its questions', () => {
    const numbers: number[] = [];
    let state = passive;
    for (let n = 0; n < 3; n++) {
      const outcome = take(state, timer('ping'));
      numbers.push((said(outcome) as MessageOf<'ping'>).nonce);
      state = outcome.state;
    }
    expect(numbers).toEqual([1, 2, 3]);
  });

  it('does not ping while it scouts or leads', () => {
    for (const state of [scouting, active]) expect(sends(take(state, timer('ping')))).toEqual([]);
    const outcome = take(passive, timer('elect'));
    expect([isDisarmed(outcome, 'ping'), isDisarmed(outcome, 'elect')]).toEqual([true, true]);
  });

  it('answers a ping with its ballot and whether it is active', () => {
    const ping = from('l2', { type: 'ping', cfg: 0, nonce: 1 });
    expect(said(take(active, ping))).toEqual({
      type: 'pong',
      cfg: 0,
      nonce: 1,
      ballot: OWN,
      active: true,
    });
    expect(said(take(scouting, ping))).toMatchObject({ active: false });
    expect(said(take(preempted, ping))).toMatchObject({ active: false });
  });

  it('L30: an active rival that answers puts the election off', () => {
    const outcome = take(after(preempted, timer('ping')), from('l2', pong(RIVAL, true, 1)));
    expect(armed(outcome, 'elect')?.range?.min).toBe(300_000);
    expect(noted(outcome, 'rivalAlive').leader).toBe('l2');
  });

  it('L30: an answer puts it off once, and so do all answers to what was asked by then', () => {
    const asked = after(preempted, timer('ping'), timer('ping'), timer('ping'));
    const answered = after(asked, from('l2', pong(RIVAL, true, 2)));
    for (const old of [2, 1, 3]) {
      const outcome = take(answered, from('l2', pong(RIVAL, true, old)));
      expect(outcome.state).toBe(answered);
      expect(armed(outcome, 'elect')).toBeUndefined();
      expect(noted(outcome, 'ignored').why).toBe('oldAnswer');
      expect(outcome.refusals).toEqual(['L30']);
    }
    const next = take(after(answered, timer('ping')), from('l2', pong(RIVAL, true, 4)));
    expect(armed(next, 'elect')).toBeDefined();
  });

  it('L30: an answer without a question, as from before a crash, puts off nothing', () => {
    expect(noted(take(preempted, from('l2', pong(RIVAL, true, 1))), 'ignored').why).toBe(
      'oldAnswer',
    );
  });

  it('L30: preempted, it waits for answers to what it asks from then on', () => {
    const late = after(
      after(passive, timer('ping'), timer('elect')),
      from('a1', p1b(OWN, { ballot: RIVAL })),
    );
    expect(noted(take(late, from('l2', pong(RIVAL, true, 1))), 'ignored').why).toBe('oldAnswer');
  });

  it('L30: an unasked sign of life counts by its higher ballot, once', () => {
    const told = take(preempted, from('l2', pong(ballot(6, 2))));
    expect(armed(told, 'elect')).toBeDefined();
    expect(take(told.state, from('l2', pong(ballot(6, 2)))).effects).toEqual([]);
  });

  it('L19: a higher active leader becomes the rival', () => {
    const outcome = take(preempted, from('l2', pong(ballot(6, 2))));
    expect(instance(outcome.state).rival).toEqual(ballot(6, 2));
  });

  it('L19: one that answers but does not lead puts off nothing', () => {
    const outcome = take(preempted, from('l2', pong(RIVAL, false)));
    expect(outcome.state).toBe(preempted);
    expect(outcome.effects).toEqual([]);
  });

  it('L19: neither does one below the rival that is known', () => {
    const higher = after(preempted, from('a1', p1b(OWN, { ballot: ballot(5, 2) })));
    expect(take(higher, from('l2', pong(RIVAL))).effects).toEqual([]);
  });

  it('L19: nor one below the own ballot', () => {
    const record = { ...RECORD, leaders: ['l1', 'l2', 'l3'] as const };
    const stepped = after(
      booted('leader', 3, record),
      timer('elect'),
      from('a1', p1b(ballot(1, 3))),
      from('a2', p1b(ballot(1, 3))),
      from('r1', propose(1, command('k1'))),
      timer('quorum'),
    );
    expect(instance(stepped).mode).toBe('passive');
    expect(take(stepped, from('l2', pong(ballot(1, 2)))).effects).toEqual([]);
  });

  it('L19: means nothing to one that scouts or leads', () => {
    for (const state of [scouting, active]) {
      expect(take(state, from('l2', pong(ballot(9, 2)))).state).toBe(state);
    }
  });
});
