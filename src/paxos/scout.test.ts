import { describe, expect, it } from 'vitest';
import { NOOP } from './command.ts';
import { set } from './slot-map.ts';
import type { LeaderState } from './states.ts';
import { afterCrash } from './step.ts';
import {
  after,
  armed,
  ballot,
  booted,
  command,
  from,
  isDisarmed,
  noted,
  p1b,
  propose,
  pvalue,
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

const FIRST = ballot(1, 1);
const X = command('k1');
const Y = command('k2');
const Z = command('k3');

function instance(state: LeaderState) {
  return state.volatile.instances[0]!;
}

const passive = after(booted('leader'), start);
const scouting = after(passive, timer('elect'));

describe('scout, going out', () => {
  it('L20, L9: uses a round that it never used before, durably, before it asks any acceptor', () => {
    const outcome = take(passive, timer('elect'));
    expect(outcome.state.stable.rounds).toEqual([{ cfg: 0, round: 1 }]);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'round' });
    expect(outcome.lines).toEqual(['L20', 'L8', 'L9', 'L10']);
  });

  it('L9: goes above the round of the rival it knows', () => {
    const outbid = after(passive, from('a1', p1b(FIRST, { ballot: ballot(7, 2) })), timer('elect'));
    expect(instance(outbid).ballot).toEqual(ballot(8, 1));
  });

  it('L9: goes above its own rounds of earlier lives', () => {
    const back = afterCrash(RULES, scouting, [RECORD]) as LeaderState;
    expect(instance(back)).toMatchObject({ mode: 'passive', ballot: { round: 0 } });
    expect(instance(after(back, timer('elect'))).ballot).toEqual(ballot(2, 1));
  });

  it('L10: asks every acceptor for its promise, and arms the retry', () => {
    const outcome = take(passive, timer('elect'));
    expect(receivers(outcome)).toEqual(['a1', 'a2', 'a3']);
    expect(said(outcome)).toEqual({ type: 'p1a', cfg: RECORD, ballot: FIRST });
    expect(armed(outcome, 'p1Retry')?.range).toEqual({ min: 60_000, max: 60_000 });
    expect(instance(outcome.state).scout?.waitfor).toEqual(['a1', 'a2', 'a3']);
  });

  it('L20: a leader that is not passive sends out no other scout', () => {
    expect(noted(take(scouting, timer('elect')), 'ignored').why).toBe('notPassive');
  });

  it('L21: asks those that have not answered again, in the same ballot, and backs off', () => {
    const state = after(scouting, from('a2', p1b(FIRST)));
    const outcome = take(state, timer('p1Retry', 0, 0));
    expect(receivers(outcome)).toEqual(['a1', 'a3']);
    expect(said(outcome)).toMatchObject({ type: 'p1a', ballot: FIRST });
    expect(armed(outcome, 'p1Retry')).toMatchObject({ attempt: 1, range: { min: 120_000 } });
    expect(armed(take(state, timer('p1Retry', 0, 9)), 'p1Retry')?.range?.max).toBe(480_000);
    const late = take(passive, timer('p1Retry', 0, 0));
    expect(noted(late, 'ignored').why).toBe('noScout');
    expect(late.effects).toEqual([]);
  });
});

describe('scout, counting promises', () => {
  it('S4: takes a promise off the list of those it waits for', () => {
    const outcome = take(scouting, from('a2', p1b(FIRST)));
    expect(instance(outcome.state)).toMatchObject({
      mode: 'scouting',
      scout: { waitfor: ['a1', 'a3'] },
    });
    expect(noted(outcome, 'promiseCounted')).toMatchObject({ have: 1, need: 2 });
  });

  it('S2: an answer in a higher ballot preempts', () => {
    const outcome = take(scouting, from('a1', p1b(FIRST, { ballot: ballot(1, 2) })));
    expect(instance(outcome.state)).toMatchObject({ mode: 'passive', scout: null });
    expect(noted(outcome, 'preempted').by).toEqual(ballot(1, 2));
    expect(isDisarmed(outcome, 'p1Retry')).toBe(true);
    expect(outcome.lines).toEqual(['S1', 'S2', 'L15', 'L16', 'L17', 'L18']);
    expect(outcome.refusals).toEqual(['S2']);
  });

  it('S3: the same promise twice counts once and does no harm', () => {
    const state = after(scouting, from('a1', p1b(FIRST)));
    const outcome = take(state, from('a1', p1b(FIRST)));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'ignored').why).toBe('alreadyCounted');
    expect(outcome.refusals).toEqual(['S3']);
  });

  it('S3: a promise to an older ballot of this leader does not count', () => {
    const again = after(scouting, from('a1', p1b(FIRST, { ballot: ballot(1, 2) })), timer('elect'));
    const outcome = take(again, from('a2', p1b(FIRST)));
    expect(outcome.state).toBe(again);
    expect(noted(outcome, 'ignored').why).toBe('staleBallot');
  });

  it('S3: a promise from outside the configuration does not count', () => {
    expect(take(scouting, from('a9', p1b(FIRST))).state).toBe(scouting);
  });

  it('S3: a promise that comes after adoption is ignored', () => {
    const active = after(scouting, from('a1', p1b(FIRST)), from('a2', p1b(FIRST)));
    const outcome = take(active, from('a3', p1b(FIRST)));
    expect(outcome.state).toBe(active);
    expect(noted(outcome, 'ignored').why).toBe('noScout');
  });

  it('S4: keeps for each slot the pvalue with the highest ballot, whichever comes first', () => {
    const low = { pvalues: [pvalue(1, ballot(0, 8), X)] };
    const high = { pvalues: [pvalue(1, ballot(0, 9), Y)] };
    const orders = [
      [low, high],
      [high, low],
    ] as const;
    for (const [first, second] of orders) {
      const three = { ...RECORD, acceptors: ['a1', 'a2', 'a3', 'a4', 'a5'] as const };
      const out = after(booted('leader', 1, three), timer('elect'));
      const state = after(out, from('a1', p1b(FIRST, first)), from('a2', p1b(FIRST, second)));
      expect(instance(state).scout?.pmax).toMatchObject([
        { slot: 1, ballot: ballot(0, 9), cmd: Y },
      ]);
    }
  });

  it('S5: a majority of promises adopts, one less does not', () => {
    const five = { ...RECORD, acceptors: ['a1', 'a2', 'a3', 'a4', 'a5'] as const };
    const out = after(booted('leader', 1, five), timer('elect'));
    const two = after(out, from('a1', p1b(FIRST)), from('a2', p1b(FIRST)));
    expect(instance(two).mode).toBe('scouting');
    expect(instance(after(two, from('a3', p1b(FIRST)))).mode).toBe('active');
  });

  it('S5: half of four is no majority', () => {
    const four = { ...RECORD, acceptors: ['a1', 'a2', 'a3', 'a4'] as const };
    const out = after(booted('leader', 1, four), timer('elect'));
    const two = after(out, from('a1', p1b(FIRST)), from('a2', p1b(FIRST)));
    expect(instance(two).mode).toBe('scouting');
  });
});

describe('scout, adopted', () => {
  /** Adopted with what a2 carries, after some proposals came in. */
  function adopted(
    carried: Parameters<typeof p1b>[1],
    ...proposals: readonly (readonly [slot: number, cmd: typeof X])[]
  ) {
    const asked = after(
      scouting,
      ...proposals.map(([slot, cmd]) => from('r1', propose(slot, cmd))),
    );
    return take(after(asked, from('a1', p1b(FIRST))), from('a2', p1b(FIRST, carried)));
  }

  it('L12: what acceptors carried goes before its own proposals', () => {
    const { state } = adopted({ pvalues: [pvalue(1, ballot(0, 9), Y)] }, [1, X], [2, Z]);
    expect(instance(state).proposals).toEqual([
      { slot: 1, cmd: Y },
      { slot: 2, cmd: Z },
    ]);
  });

  it('L12: forgets proposals for slots that an acceptor has collected', () => {
    const { state } = adopted({ base: 2 }, [1, X], [2, Y]);
    expect(instance(state).proposals).toEqual([{ slot: 2, cmd: Y }]);
    expect(instance(state).base).toBe(2);
  });

  it('L13: fills the holes below its highest proposal with no-ops', () => {
    const outcome = adopted({ pvalues: [pvalue(2, ballot(0, 9), Y)] }, [4, X]);
    expect(instance(outcome.state).proposals).toEqual([
      { slot: 1, cmd: NOOP },
      { slot: 2, cmd: Y },
      { slot: 3, cmd: NOOP },
      { slot: 4, cmd: X },
    ]);
    expect(noted(outcome, 'adopted').filled).toEqual([1, 3]);
  });

  it('L13: leaves slots alone that it knows decided', () => {
    const state = {
      ...scouting,
      volatile: {
        ...scouting.volatile,
        instances: [{ ...instance(scouting), decided: set(instance(scouting).decided, 1, Y) }],
      },
    };
    const asked = after(state, from('r1', propose(2, X)), from('a1', p1b(FIRST)));
    const outcome = take(asked, from('a2', p1b(FIRST, { pvalues: [pvalue(1, FIRST, Y)] })));
    expect(instance(outcome.state).proposals).toEqual([{ slot: 2, cmd: X }]);
  });

  it('L14: is active, and has each proposal accepted in its ballot', () => {
    const outcome = adopted({ pvalues: [pvalue(1, ballot(0, 9), Y)] }, [2, X]);
    expect(instance(outcome.state)).toMatchObject({ mode: 'active', scout: null });
    const asked = sends(outcome).filter(([, body]) => body.type === 'p2a');
    expect(asked.map(([to]) => to)).toEqual(['a1', 'a2', 'a3', 'a1', 'a2', 'a3']);
    const origins = outcome.notes.flatMap((one) => (one.kind === 'commanding' ? [one.origin] : []));
    expect(origins).toEqual(['adopted', 'proposed']);
  });

  it('L14: disarms what waited for promises', () => {
    expect(isDisarmed(adopted({}), 'p1Retry')).toBe(true);
  });

  it('tells the other leaders at once, unless no leader monitors', () => {
    const told = sends(adopted({})).filter(([, body]) => body.type === 'pong');
    expect(told).toEqual([['l2', { type: 'pong', cfg: 0, nonce: 0, ballot: FIRST, active: true }]]);
    const eager = rulesWith({ election: 'eager' });
    const outcome = take(after(scouting, from('a1', p1b(FIRST))), from('a2', p1b(FIRST)), eager);
    expect(sends(outcome)).toEqual([]);
  });
});
